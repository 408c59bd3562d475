%% for line in origin
// %%{line}
%% end
import type { HttpContext } from "@adonisjs/core/http";
%% if stack.realtime is adonis-transmit or sse
import transmit from "@adonisjs/transmit/services/main";
%% end
%% if stack.jobs is adonisjs-queue
import NoteWasAdded from "../jobs/note_was_added.js";
%% end
import Note from "../models/note.js";

export default class NotesController {
    async index() {
        return Note.query().orderBy("id", "desc").limit(100);
    }

    async store({ request, response }: HttpContext) {
        const text = request.input("text");
        if (typeof text !== "string" || text === "" || text.length > 500)
            return response.badRequest({ error: "text must be a string of 1 to 500 characters" });
        const note = await Note.create({ text });
%% if stack.jobs is adonisjs-queue
        await NoteWasAdded.dispatch({ id: note.id });
%% end
%% if stack.realtime is adonis-transmit or sse
        transmit.broadcast("notes", { id: note.id, text: note.text });
%% end
        return response.created(note);
    }
}
