%% for line in origin
// %%{line}
%% end
import "reflect-metadata";
import { NestFactory } from "@nestjs/core";
import { AppModule } from "./app.module.js";
import { port } from "./config.js";

const app = await NestFactory.create(AppModule);
app.enableShutdownHooks();
await app.listen(port);
