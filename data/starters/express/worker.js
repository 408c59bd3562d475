%% for line in origin
// %%{line}
%% end
import { Worker } from "bullmq";
import { connection, queueName } from "./jobs.%%{name.ext}";

const worker = new Worker(queueName, async (job) => console.log(`note ${job.data.id} was added`), {
    connection,
});
worker.on("failed", (job, error) => console.error(`job ${job?.id}:`, error.message));
process.once("SIGTERM", () => worker.close().then(() => process.exit(0)));
