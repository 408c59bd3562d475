%% for line in origin
// %%{line}
%% end
%% if stack.realtime is sse
import { BadRequestException, Body, Controller, Get, Inject, Post, Sse } from "@nestjs/common";
import { LiveService } from "../live.service.js";
%% else
import { BadRequestException, Body, Controller, Get, Inject, Post } from "@nestjs/common";
%% end
import { NotesService } from "./notes.service.js";

@Controller("notes")
export class NotesController {
    constructor(
        @Inject(NotesService) private readonly notes: NotesService,
%% if stack.realtime is sse
        @Inject(LiveService) private readonly live: LiveService,
%% end
    ) {}

    @Get()
    list() {
        return this.notes.list();
    }

    @Post()
    add(@Body() body: { text?: unknown } | undefined) {
        const text = body?.text;
        if (typeof text !== "string" || text === "" || text.length > 500)
            throw new BadRequestException("text must be a string of 1 to 500 characters");
        return this.notes.add(text);
    }
%% if stack.realtime is sse

    @Sse("live")
    follow() {
        return this.live.events;
    }
%% end
}
