%% for line in origin
// %%{line}
%% end
%% if stack.jobs is bullmq
import { getQueueToken } from "@nestjs/bullmq";
%% end
import { Inject, Injectable } from "@nestjs/common";
%% if stack.jobs is bullmq
import type { Queue } from "bullmq";
%% end
%% if stack.cache is redis
import { CacheService } from "../cache.service.js";
%% end
import { DatabaseService } from "../database.service.js";
%% if stack.realtime is nest-gateways
import { LiveGateway } from "../live.gateway.js";
%% else if stack.realtime is sse
import { LiveService } from "../live.service.js";
%% end

@Injectable()
export class NotesService {
    constructor(
        @Inject(DatabaseService) private readonly database: DatabaseService,
%% if stack.cache is redis
        @Inject(CacheService) private readonly cache: CacheService,
%% end
%% if stack.jobs is bullmq
        @Inject(getQueueToken("notes")) private readonly jobs: Queue,
%% end
%% if stack.realtime is nest-gateways
        @Inject(LiveGateway) private readonly live: LiveGateway,
%% else if stack.realtime is sse
        @Inject(LiveService) private readonly live: LiveService,
%% end
    ) {}

    list() {
%% if stack.cache is redis
        return this.cache.cached("notes", 10, () => this.database.listNotes());
%% else
        return this.database.listNotes();
%% end
    }

    async add(text: string) {
        const note = await this.database.addNote(text);
%% if stack.cache is redis
        await this.cache.forget("notes");
%% end
%% if stack.jobs is bullmq
        await this.jobs.add("added", { id: note.id }, { removeOnComplete: true });
%% end
%% if stack.realtime is nest-gateways or sse
        this.live.tell("note", note);
%% end
        return note;
    }
}
