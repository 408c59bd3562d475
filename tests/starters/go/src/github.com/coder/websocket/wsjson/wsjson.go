package wsjson

import (
	"context"

	"github.com/coder/websocket"
	"nhooyr.io/websocket/wsjson"
)

func Write(ctx context.Context, c *websocket.Conn, value interface{}) error {
	return wsjson.Write(ctx, c.Conn, value)
}
