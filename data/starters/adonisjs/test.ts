%% for line in origin
// %%{line}
%% end
import "reflect-metadata";
import { Ignitor, prettyPrintError } from "@adonisjs/core";
import { configure, processCLIArgs, run } from "@japa/runner";

const root = new URL("../", import.meta.url);

new Ignitor(root, { importer: (path) => import(path.startsWith(".") ? new URL(path, root).href : path) })
    .tap((app) => {
        app.booting(async () => {
            await import("../start/env.js");
        });
    })
    .testRunner()
    .configure(async (app) => {
        const { runnerHooks, ...config } = await import("../tests/bootstrap.js");
        processCLIArgs(process.argv.slice(2));
        configure({
            ...app.rcFile.tests,
            ...config,
            setup: runnerHooks.setup,
            teardown: [...runnerHooks.teardown, () => app.terminate()],
        });
    })
    .run(() => run())
    .catch((error) => {
        process.exitCode = 1;
        prettyPrintError(error);
    });
