// Package websocket has what the starter calls of coder/websocket, on top of nhooyr.io/websocket, as it was called before.
package websocket

import (
	"net/http"

	"nhooyr.io/websocket"
)

type AcceptOptions = websocket.AcceptOptions

type Conn struct{ *websocket.Conn }

func Accept(w http.ResponseWriter, r *http.Request, options *AcceptOptions) (*Conn, error) {
	accepted, err := websocket.Accept(w, r, options)
	return &Conn{accepted}, err
}

func (c *Conn) CloseNow() error { return c.Close(websocket.StatusGoingAway, "") }
