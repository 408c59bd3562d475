%% for line in origin
// %%{line}
%% end

package main

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"github.com/redis/go-redis/v9"
)

type cache struct {
	redis *redis.Client
}

func openCache() (*cache, error) {
	options, err := redis.ParseURL(redisURL())
	if err != nil {
		return nil, err
	}
	return &cache{redis.NewClient(options)}, nil
}

// The notes that are kept, or those that load gives, which are then kept for ten seconds.
func (c *cache) notes(ctx context.Context, load func(context.Context) ([]Note, error)) ([]Note, error) {
	notes := []Note{}
	kept, err := c.redis.Get(ctx, "notes").Bytes()
	if err == nil {
		return notes, json.Unmarshal(kept, &notes)
	}
	if !errors.Is(err, redis.Nil) {
		return nil, err
	}
	if notes, err = load(ctx); err != nil {
		return nil, err
	}
	bytes, err := json.Marshal(notes)
	if err != nil {
		return nil, err
	}
	return notes, c.redis.Set(ctx, "notes", bytes, 10*time.Second).Err()
}

func (c *cache) forget(ctx context.Context) error {
	return c.redis.Del(ctx, "notes").Err()
}

func (c *cache) ping(ctx context.Context) error {
	return c.redis.Ping(ctx).Err()
}
