// Package redis has what the starter calls of go-redis 9, on top of the version 5 of Debian, which knows no context.
package redis

import (
	"context"
	"time"

	"gopkg.in/redis.v5"
)

type Options = redis.Options

const Nil = redis.Nil

type Client struct{ *redis.Client }

func ParseURL(address string) (*Options, error) { return redis.ParseURL(address) }

func NewClient(options *Options) *Client { return &Client{redis.NewClient(options)} }

func (c *Client) Get(_ context.Context, key string) *redis.StringCmd { return c.Client.Get(key) }

func (c *Client) Set(_ context.Context, key string, value interface{}, kept time.Duration) *redis.StatusCmd {
	return c.Client.Set(key, value, kept)
}

func (c *Client) Del(_ context.Context, keys ...string) *redis.IntCmd { return c.Client.Del(keys...) }

func (c *Client) Ping(context.Context) *redis.StatusCmd { return c.Client.Ping() }
