%% for line in origin
// %%{line}
%% end

package main

import (
%% if stack.realtime is go-websocket
	"context"
%% end
	"sync"
%% if stack.realtime is go-websocket
	"time"

	"github.com/coder/websocket"
	"github.com/coder/websocket/wsjson"
%% else

%% end
	"github.com/gin-gonic/gin"
)

// The clients of this process that follow new notes. A client that is too slow misses some.
type live struct {
	mutex   sync.Mutex
	clients map[chan Note]bool
}

func newLive() *live {
	return &live{clients: map[chan Note]bool{}}
}

func (l *live) join() chan Note {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	notes := make(chan Note, 100)
	l.clients[notes] = true
	return notes
}

func (l *live) leave(notes chan Note) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	delete(l.clients, notes)
}

func (l *live) tell(note Note) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	for notes := range l.clients {
		select {
		case notes <- note:
		default:
		}
	}
}

%% if stack.realtime is go-websocket
// Accept refuses pages of other origins.
func (l *live) follow(c *gin.Context) {
	socket, err := websocket.Accept(c.Writer, c.Request, nil)
	if err != nil {
		return
	}
	defer socket.CloseNow()
	notes := l.join()
	defer l.leave(notes)
	ctx := socket.CloseRead(c.Request.Context())
	for {
		select {
		case <-ctx.Done():
			return
		case note := <-notes:
			if send(ctx, socket, note) != nil {
				return
			}
		}
	}
}

func send(ctx context.Context, socket *websocket.Conn, note Note) error {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	return wsjson.Write(ctx, socket, note)
}
%% else
// Server-sent events: the browser reads them with new EventSource("/live").
func (l *live) follow(c *gin.Context) {
	notes := l.join()
	defer l.leave(notes)
	for {
		select {
		case <-c.Request.Context().Done():
			return
		case note := <-notes:
			c.SSEvent("note", note)
			c.Writer.Flush()
		}
	}
}
%% end
