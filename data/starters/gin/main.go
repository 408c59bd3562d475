%% for line in origin
// %%{line}
%% end

package main

import (
	"context"
	"errors"
	"log"
	"net/http"
%% if stack.jobs is asynq
	"os"
%% end
	"os/signal"
	"syscall"
	"time"
)

func main() {
%% if stack.jobs is asynq
	if len(os.Args) > 1 && os.Args[1] == "worker" {
		log.Fatal(work())
	}
%% end
	s, err := openServices()
	if err != nil {
		log.Fatal(err)
	}
	server := &http.Server{
		Addr:              setting("HOST", "127.0.0.1") + ":" + setting("PORT", "8080"),
		Handler:           newRouter(s),
		ReadHeaderTimeout: 10 * time.Second,
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	go func() {
		<-ctx.Done()
		end, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		if server.Shutdown(end) != nil {
			server.Close()
		}
	}()
	if err := server.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		log.Fatal(err)
	}
}
