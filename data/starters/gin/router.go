%% for line in origin
// %%{line}
%% end

package main

import (
	"log"
	"net/http"

	"github.com/gin-gonic/gin"
)

type services struct {
	database *database
%% if stack.cache is redis
	cache    *cache
%% end
%% if stack.jobs is asynq
	jobs     *jobs
%% end
%% if stack.realtime is go-websocket or sse
	live     *live
%% end
}

func openServices() (*services, error) {
	s := &services{}
	var err error
	if s.database, err = openDatabase(); err != nil {
		return nil, err
	}
%% if stack.cache is redis
	if s.cache, err = openCache(); err != nil {
		return nil, err
	}
%% end
%% if stack.jobs is asynq
	if s.jobs, err = openJobs(); err != nil {
		return nil, err
	}
%% end
%% if stack.realtime is go-websocket or sse
	s.live = newLive()
%% end
	return s, nil
}

func newRouter(s *services) *gin.Engine {
	router := gin.Default()
	router.GET("/notes", s.listNotes)
	router.POST("/notes", s.addNote)
	router.GET("/health", s.health)
%% if stack.realtime is go-websocket or sse
	router.GET("/live", s.live.follow)
%% end
	return router
}

func (s *services) listNotes(c *gin.Context) {
%% if stack.cache is redis
	notes, err := s.cache.notes(c.Request.Context(), s.database.list)
%% else
	notes, err := s.database.list(c.Request.Context())
%% end
	if err != nil {
		fail(c, err)
		return
	}
	c.JSON(http.StatusOK, notes)
}

func (s *services) addNote(c *gin.Context) {
	var body struct {
		Text string `json:"text" binding:"required,max=500"`
	}
	if c.ShouldBindJSON(&body) != nil {
		c.JSON(http.StatusBadRequest, gin.H{"error": "text must be a string of 1 to 500 characters"})
		return
	}
	note, err := s.database.add(c.Request.Context(), body.Text)
%% if stack.cache is redis
	if err == nil {
		err = s.cache.forget(c.Request.Context())
	}
%% end
%% if stack.jobs is asynq
	if err == nil {
		err = s.jobs.tell(c.Request.Context(), note)
	}
%% end
	if err != nil {
		fail(c, err)
		return
	}
%% if stack.realtime is go-websocket or sse
	s.live.tell(note)
%% end
	c.JSON(http.StatusCreated, note)
}

// For load balancers: 200 while the services that it needs answer, else 503.
func (s *services) health(c *gin.Context) {
	err := s.database.ping(c.Request.Context())
%% if stack.cache is redis
	if err == nil {
		err = s.cache.ping(c.Request.Context())
	}
%% end
	if err != nil {
		log.Print("health: ", err)
		c.JSON(http.StatusServiceUnavailable, gin.H{"status": "unavailable"})
		return
	}
	c.JSON(http.StatusOK, gin.H{"status": "ok"})
}

func fail(c *gin.Context, err error) {
	log.Print(err)
	c.JSON(http.StatusInternalServerError, gin.H{"error": "it did not work"})
}
