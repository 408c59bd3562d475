%% for line in origin
// %%{line}
%% end
import "reflect-metadata";
import { Ignitor, prettyPrintError } from "@adonisjs/core";
%% if stack.realtime is adonis-transmit or sse
import { createServer, type Server } from "node:http";
%% end

const root = new URL("../", import.meta.url);
%% if stack.realtime is adonis-transmit or sse
let server: Server | undefined;
%% end

new Ignitor(root, { importer: (path) => import(path.startsWith(".") ? new URL(path, root).href : path) })
    .tap((app) => {
        app.booting(async () => {
            await import("../start/env.js");
        });
%% if stack.realtime is adonis-transmit or sse
        app.listen("SIGTERM", () => {
            // the streams of live updates have no end of their own
            setTimeout(() => server?.closeAllConnections(), 1000).unref();
            return app.terminate();
        });
%% else
        app.listen("SIGTERM", () => app.terminate());
%% end
        app.listenIf(app.managedByPm2, "SIGINT", () => app.terminate());
    })
    .httpServer()
%% if stack.realtime is adonis-transmit or sse
    .start((handle) => (server = createServer(handle)))
%% else
    .start()
%% end
    .catch((error) => {
        process.exitCode = 1;
        prettyPrintError(error);
    });
