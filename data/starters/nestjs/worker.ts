%% for line in origin
// %%{line}
%% end
import "reflect-metadata";
import { BullModule } from "@nestjs/bullmq";
import { Module } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { redisUrl } from "./config.js";
import { NotesProcessor } from "./notes/notes.processor.js";

@Module({
    imports: [
        BullModule.forRoot({ connection: { url: redisUrl } }),
        BullModule.registerQueue({ name: "notes" }),
    ],
    providers: [NotesProcessor],
})
class WorkerModule {}

const app = await NestFactory.createApplicationContext(WorkerModule);
app.enableShutdownHooks();
