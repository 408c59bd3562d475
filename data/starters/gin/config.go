%% for line in origin
// %%{line}
%% end

package main

import (
	"net"
	"net/url"
	"os"
)

// Everything that differs between machines comes from the environment; .env.example lists it.
func setting(name, otherwise string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return otherwise
}

func databaseURL() string {
	address := url.URL{
		Scheme: "postgres",
		User:   url.UserPassword(setting("DATABASE_USER", "app"), os.Getenv("DATABASE_PASSWORD")),
		Host:   net.JoinHostPort(setting("DATABASE_HOST", "127.0.0.1"), setting("DATABASE_PORT", "5432")),
		Path:   setting("DATABASE_NAME", "app"),
	}
	return address.String()
}
%% if stack.cache is redis

func redisURL() string {
	return setting("REDIS_URL", "redis://127.0.0.1:6379")
}
%% end
