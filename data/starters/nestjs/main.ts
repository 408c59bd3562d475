%% for line in origin
// %%{line}
%% end
import "reflect-metadata";
import { NestFactory } from "@nestjs/core";
import { AppModule } from "./app.module.js";
import { port } from "./config.js";

%% if stack.realtime is sse
// At the end, the streams of live updates are closed: they have no end of their own.
const app = await NestFactory.create(AppModule, { forceCloseConnections: true });
%% else
const app = await NestFactory.create(AppModule);
%% end
app.enableShutdownHooks();
await app.listen(port);
