%% for line in origin
// %%{line}
%% end
%% if stack.orm is prisma
import { Injectable, type OnModuleDestroy } from "@nestjs/common";
%% if stack.database is postgresql
import { PrismaPg } from "@prisma/adapter-pg";
%% else
import { PrismaMariaDb } from "@prisma/adapter-mariadb";
%% end
import { databaseUrl } from "./config.js";
import { PrismaClient } from "./generated/client.js";

@Injectable()
export class DatabaseService implements OnModuleDestroy {
%% if stack.database is postgresql
    private readonly client = new PrismaClient({
        adapter: new PrismaPg({ connectionString: databaseUrl }),
    });
%% else
    private readonly client = new PrismaClient({ adapter: new PrismaMariaDb(databaseUrl) });
%% end

    addNote(text: string) {
        return this.client.note.create({ data: { text } });
    }

    listNotes() {
        return this.client.note.findMany({ orderBy: { id: "desc" }, take: 100 });
    }

    ping() {
        return this.client.$queryRaw`SELECT 1`;
    }

    onModuleDestroy() {
        return this.client.$disconnect();
    }
}
%% else if stack.orm is mongoose
import { Inject, Injectable } from "@nestjs/common";
import { getConnectionToken, getModelToken } from "@nestjs/mongoose";
import mongoose, { type Connection, type HydratedDocument, type Model } from "mongoose";

export interface Note {
    text: string;
    createdAt: Date;
}

export const noteSchema = new mongoose.Schema<Note>(
    { text: { type: String, required: true, maxLength: 500 } },
    { timestamps: { createdAt: true, updatedAt: false }, versionKey: false },
);

const plain = (note: HydratedDocument<Note>) => ({
    id: note.id as string,
    text: note.text,
    createdAt: note.createdAt,
});

@Injectable()
export class DatabaseService {
    constructor(
        @Inject(getModelToken("Note")) private readonly notes: Model<Note>,
        @Inject(getConnectionToken()) private readonly connection: Connection,
    ) {}

    async addNote(text: string) {
        return plain(await this.notes.create({ text }));
    }

    async listNotes() {
        return (await this.notes.find().sort({ _id: -1 }).limit(100)).map(plain);
    }

    ping() {
        return this.connection.getClient().db().command({ ping: 1 });
    }
}
%% else
import { Inject, Injectable } from "@nestjs/common";
import { getDataSourceToken } from "@nestjs/typeorm";
import { DataSource, type DataSourceOptions, type MigrationInterface, type QueryRunner } from "typeorm";
import { databaseUrl } from "./config.js";
import { Note } from "./notes/note.entity.js";

class CreateNotes implements MigrationInterface {
    name = "CreateNotes0000000000001";
    async up(runner: QueryRunner): Promise<void> {
        await runner.query(`CREATE TABLE notes (
%% if stack.database is postgresql
            id SERIAL PRIMARY KEY,
%% else
            id INTEGER NOT NULL AUTO_INCREMENT PRIMARY KEY,
%% end
            text VARCHAR(500) NOT NULL,
            created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
        )`);
    }
    async down(runner: QueryRunner): Promise<void> {
        await runner.query("DROP TABLE notes");
    }
}

export const databaseOptions: DataSourceOptions = {
%% if stack.database is postgresql
    type: "postgres",
%% else
    type: "mysql",
%% end
    url: databaseUrl,
    entities: [Note],
    migrations: [CreateNotes],
};

@Injectable()
export class DatabaseService {
    constructor(@Inject(getDataSourceToken()) private readonly source: DataSource) {}

    addNote(text: string) {
        return this.source.getRepository(Note).save({ text });
    }

    listNotes() {
        return this.source.getRepository(Note).find({ order: { id: "DESC" }, take: 100 });
    }

    ping() {
        return this.source.query("SELECT 1");
    }
}
%% end
