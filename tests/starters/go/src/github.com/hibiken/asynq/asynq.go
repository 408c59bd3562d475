// Package asynq stands in for Asynq, which Debian does not have: it has what the starter calls, and keeps the tasks in one list of Redis.
package asynq

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/signal"
	"syscall"
	"time"

	"gopkg.in/redis.v5"
)

const list = "asynq"

type (
	RedisConnOpt = *redis.Options
	Task         struct {
		kind    string
		payload []byte
	}
	TaskInfo struct{}
	Client   struct{ redis *redis.Client }
	ServeMux struct {
		handlers map[string]func(context.Context, *Task) error
	}
	Config struct{ Concurrency int }
	Server struct{ redis *redis.Client }
	kept   struct {
		Kind    string
		Payload []byte
	}
)

func ParseRedisURI(address string) (RedisConnOpt, error) { return redis.ParseURL(address) }

func NewTask(kind string, payload []byte) *Task { return &Task{kind, payload} }

func (t *Task) Payload() []byte { return t.payload }

func NewClient(options RedisConnOpt) *Client { return &Client{redis.NewClient(options)} }

func (c *Client) EnqueueContext(_ context.Context, task *Task) (*TaskInfo, error) {
	bytes, err := json.Marshal(kept{task.kind, task.payload})
	if err != nil {
		return nil, err
	}
	return &TaskInfo{}, c.redis.LPush(list, bytes).Err()
}

func NewServeMux() *ServeMux { return &ServeMux{map[string]func(context.Context, *Task) error{}} }

func (m *ServeMux) HandleFunc(kind string, handler func(context.Context, *Task) error) {
	m.handlers[kind] = handler
}

func NewServer(options RedisConnOpt, _ Config) *Server { return &Server{redis.NewClient(options)} }

func (s *Server) Run(mux *ServeMux) error {
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, syscall.SIGTERM, syscall.SIGINT)
	for {
		select {
		case <-stop:
			return nil
		default:
		}
		popped, err := s.redis.BRPop(time.Second, list).Result()
		if errors.Is(err, redis.Nil) {
			continue
		}
		var task kept
		if err == nil {
			err = json.Unmarshal([]byte(popped[1]), &task)
		}
		if err == nil {
			err = mux.handlers[task.Kind](context.Background(), &Task{task.Kind, task.Payload})
		}
		if err != nil {
			return err
		}
	}
}
