%% for line in origin
// %%{line}
%% end
import { Processor, WorkerHost } from "@nestjs/bullmq";
import { Logger } from "@nestjs/common";
import type { Job } from "bullmq";

// Work that a request need not wait for; `npm run worker` does it.
@Processor("notes")
export class NotesProcessor extends WorkerHost {
    private readonly log = new Logger(NotesProcessor.name);

%% if stack.orm is mongoose
    async process(job: Job<{ id: string }>) {
%% else
    async process(job: Job<{ id: number }>) {
%% end
        this.log.log(`note ${job.data.id} was added`);
    }
}
