%% for line in origin
// %%{line}
%% end
import "reflect-metadata";
import { Ignitor, prettyPrintError } from "@adonisjs/core";

const root = new URL("../", import.meta.url);

new Ignitor(root, { importer: (path) => import(path.startsWith(".") ? new URL(path, root).href : path) })
    .tap((app) => {
        app.booting(async () => {
            await import("../start/env.js");
        });
        app.listen("SIGTERM", () => app.terminate());
    })
    .ace()
    .handle(process.argv.slice(2))
    .catch((error) => {
        process.exitCode = 1;
        prettyPrintError(error);
    });
