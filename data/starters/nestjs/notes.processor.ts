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

    async process(job: Job<{ id: number }>) {
        this.log.log(`note ${job.data.id} was added`);
    }
}
