%% for line in origin
// %%{line}
%% end
import { defineConfig, drivers } from "@adonisjs/queue";

export default defineConfig({
    default: "database",
    adapters: { database: drivers.database({ connectionName: "primary" }) },
    worker: { concurrency: 5, idleDelay: "1s" },
    locations: ["./app/jobs/**/*.js"],
});
