%% for line in origin
// %%{line}
%% end
import { defineConfig } from "@adonisjs/core/app";

export default defineConfig({
    commands: [
        () => import("@adonisjs/core/commands"),
        () => import("@adonisjs/lucid/commands"),
%% if stack.jobs is adonisjs-queue
        () => import("@adonisjs/queue/commands"),
%% end
    ],
    providers: [
        () => import("@adonisjs/core/providers/app_provider"),
        () => import("@adonisjs/lucid/database_provider"),
%% if stack.jobs is adonisjs-queue
        () => import("@adonisjs/queue/queue_provider"),
%% end
%% if stack.realtime is adonis-transmit or sse
        () => import("@adonisjs/transmit/transmit_provider"),
%% end
    ],
    preloads: [() => import("./start/routes.js"), () => import("./start/kernel.js")],
    tests: {
        suites: [{ name: "functional", files: ["tests/functional/**/*.spec.js"], timeout: 30_000 }],
        forceExit: true,
    },
});
