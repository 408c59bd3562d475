%% for line in origin
// %%{line}
%% end
import { Job } from "@adonisjs/queue";

// Work that a request need not wait for; `npm run worker` does it.
export default class NoteWasAdded extends Job<{ id: number }> {
    async execute() {
        console.log(`note ${this.payload.id} was added`);
    }
}
