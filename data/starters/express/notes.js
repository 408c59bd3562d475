%% for line in origin
// %%{line}
%% end
import { Router } from "express";
%% if stack.cache is redis
import { cached, forget } from "./cache.%%{name.ext}";
%% end
import { addNote, listNotes } from "./database.%%{name.ext}";
%% if stack.jobs is bullmq
import { noteWasAdded } from "./jobs.%%{name.ext}";
%% end
%% if stack.realtime is socket-io or websockets or sse
import { tell } from "./live.%%{name.ext}";
%% end

export const notes = Router();

notes.get("/", async (request, response) => {
%% if stack.cache is redis
    response.json(await cached("notes", 10, listNotes));
%% else
    response.json(await listNotes());
%% end
});

notes.post("/", async (request, response) => {
    const text = request.body?.text;
    if (typeof text !== "string" || text === "" || text.length > 500) {
        response.status(400).json({ error: "text must be a string of 1 to 500 characters" });
        return;
    }
    const note = await addNote(text);
%% if stack.cache is redis
    await forget("notes");
%% end
%% if stack.jobs is bullmq
    await noteWasAdded(note.id);
%% end
%% if stack.realtime is socket-io or websockets or sse
    tell("note", note);
%% end
    response.status(201).json(note);
});
