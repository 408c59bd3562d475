%% for line in origin
// %%{line}
%% end
import { defineConfig } from "@adonisjs/core/logger";
import env from "../start/env.js";

export default defineConfig({
    default: "app",
    loggers: { app: { enabled: true, name: "%%{project}", level: env.get("LOG_LEVEL") ?? "info" } },
});
