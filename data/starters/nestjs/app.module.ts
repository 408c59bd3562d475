%% for line in origin
// %%{line}
%% end
%% if stack.jobs is bullmq
import { BullModule } from "@nestjs/bullmq";
%% end
import { Module } from "@nestjs/common";
%% if stack.orm is mongoose
import { MongooseModule } from "@nestjs/mongoose";
%% end
%% if stack.orm is typeorm
import { TypeOrmModule } from "@nestjs/typeorm";
%% end
%% if stack.cache is redis
import { CacheService } from "./cache.service.js";
%% end
%% if stack.orm is mongoose and stack.jobs is bullmq
import { databaseUrl, redisUrl } from "./config.js";
%% else if stack.orm is mongoose
import { databaseUrl } from "./config.js";
%% else if stack.jobs is bullmq
import { redisUrl } from "./config.js";
%% end
%% if stack.orm is typeorm
import { DatabaseService, databaseOptions } from "./database.service.js";
%% else if stack.orm is mongoose
import { DatabaseService, noteSchema } from "./database.service.js";
%% else
import { DatabaseService } from "./database.service.js";
%% end
import { HealthController } from "./health.controller.js";
%% if stack.realtime is nest-gateways
import { LiveGateway } from "./live.gateway.js";
%% else if stack.realtime is sse
import { LiveService } from "./live.service.js";
%% end
import { NotesController } from "./notes/notes.controller.js";
import { NotesService } from "./notes/notes.service.js";

@Module({
    imports: [
%% if stack.orm is typeorm
        TypeOrmModule.forRoot(databaseOptions),
%% end
%% if stack.orm is mongoose
        MongooseModule.forRoot(databaseUrl, { serverSelectionTimeoutMS: 5000 }),
        MongooseModule.forFeature([{ name: "Note", schema: noteSchema }]),
%% end
%% if stack.jobs is bullmq
        BullModule.forRoot({ connection: { url: redisUrl } }),
        BullModule.registerQueue({ name: "notes" }),
%% end
    ],
    controllers: [HealthController, NotesController],
    providers: [
        DatabaseService,
%% if stack.cache is redis
        CacheService,
%% end
%% if stack.realtime is nest-gateways
        LiveGateway,
%% else if stack.realtime is sse
        LiveService,
%% end
        NotesService,
    ],
})
export class AppModule {}
