%% for line in origin
// %%{line}
%% end

package main

import (
	"context"
	"encoding/json"
	"log"

	"github.com/hibiken/asynq"
)

const noteWasAdded = "note:added"

type noteJob struct {
	ID uint `json:"id"`
}

type jobs struct {
	client *asynq.Client
}

func openJobs() (*jobs, error) {
	options, err := asynq.ParseRedisURI(redisURL())
	if err != nil {
		return nil, err
	}
	return &jobs{asynq.NewClient(options)}, nil
}

// Work that a request need not wait for; the command worker does it.
func (j *jobs) tell(ctx context.Context, note Note) error {
	payload, err := json.Marshal(noteJob{note.ID})
	if err != nil {
		return err
	}
	_, err = j.client.EnqueueContext(ctx, asynq.NewTask(noteWasAdded, payload))
	return err
}

func work() error {
	options, err := asynq.ParseRedisURI(redisURL())
	if err != nil {
		return err
	}
	handlers := asynq.NewServeMux()
	handlers.HandleFunc(noteWasAdded, func(ctx context.Context, task *asynq.Task) error {
		var job noteJob
		if err := json.Unmarshal(task.Payload(), &job); err != nil {
			return err
		}
		log.Printf("note %d was added", job.ID)
		return nil
	})
	return asynq.NewServer(options, asynq.Config{Concurrency: 5}).Run(handlers)
}
