%% for line in origin
// %%{line}
%% end
import { Queue } from "bullmq";
import { redisUrl } from "./config.%%{name.ext}";

export const queueName = "notes";
const { hostname, port, username, password } = new URL(redisUrl);
export const connection = {
    host: hostname,
    port: Number(port || 6379),
    username: username || undefined,
    password: password || undefined,
};
const queue = new Queue(queueName, { connection });

// Work that a request need not wait for; `npm run worker` does it.
%% if answer.language is ts and stack.orm is mongoose
export const noteWasAdded = (id: string) => queue.add("added", { id }, { removeOnComplete: true });
%% else if answer.language is ts
export const noteWasAdded = (id: number) => queue.add("added", { id }, { removeOnComplete: true });
%% else
export const noteWasAdded = (id) => queue.add("added", { id }, { removeOnComplete: true });
%% end
export const close = () => queue.close();
