package main

import (
	"io"
	"net/http"
	"os"
	"sync"

	"github.com/gin-gonic/gin"
)

// hub hands each text to every open stream. A stream that does not keep up loses texts.
type hub struct {
	mutex   sync.Mutex
	streams map[chan string]struct{}
}

func (h *hub) open() chan string {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	stream := make(chan string, 16)
	h.streams[stream] = struct{}{}
	return stream
}

func (h *hub) close(stream chan string) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	delete(h.streams, stream)
}

func (h *hub) say(text string) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	for stream := range h.streams {
		select {
		case stream <- text:
		default:
		}
	}
}

func main() {
	all := &hub{streams: map[chan string]struct{}{}}
	router := gin.Default()
	router.GET("/health", func(c *gin.Context) { c.String(http.StatusOK, "ok") })
	router.POST("/say", func(c *gin.Context) {
		var body struct {
			Text string `json:"text" binding:"required,max=500"`
		}
		if err := c.ShouldBindJSON(&body); err != nil {
			c.JSON(http.StatusBadRequest, gin.H{"error": err.Error()})
			return
		}
		all.say(body.Text)
		c.Status(http.StatusNoContent)
	})
	router.GET("/said", func(c *gin.Context) {
		stream := all.open()
		defer all.close(stream)
		c.SSEvent("open", "")
		c.Writer.Flush()
		c.Stream(func(io.Writer) bool {
			select {
			case text := <-stream:
				c.SSEvent("said", gin.H{"text": text})
				return true
			case <-c.Request.Context().Done():
				return false
			}
		})
	})
	address := "127.0.0.1:8080"
	if port := os.Getenv("PORT"); port != "" {
		address = "127.0.0.1:" + port
	}
	if err := router.Run(address); err != nil {
		panic(err)
	}
}
