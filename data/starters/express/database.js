%% for line in origin
// %%{line}
%% end
%% if stack.orm is mongoose
import mongoose from "mongoose";
import { databaseUrl } from "./config.%%{name.ext}";

const schema = new mongoose.Schema(
    { text: { type: String, required: true, maxLength: 500 } },
    { timestamps: { createdAt: true, updatedAt: false }, versionKey: false },
);
const Note = mongoose.model("Note", schema);

%% if answer.language is ts
const plain = (note: InstanceType<typeof Note>) => ({
%% else
const plain = (note) => ({
%% end
    id: note.id,
    text: note.text,
    createdAt: note.createdAt,
});

await mongoose.connect(databaseUrl, { serverSelectionTimeoutMS: 5000 });

%% if answer.language is ts
export const addNote = async (text: string) => plain(await Note.create({ text }));
%% else
export const addNote = async (text) => plain(await Note.create({ text }));
%% end
export const listNotes = async () => (await Note.find().sort({ _id: -1 }).limit(100)).map(plain);
export const ping = () => mongoose.connection.getClient().db().command({ ping: 1 });
export const close = () => mongoose.disconnect();
%% else
%% if stack.database is postgresql
import { PrismaPg } from "@prisma/adapter-pg";
%% else
import { PrismaMariaDb } from "@prisma/adapter-mariadb";
%% end
import { PrismaClient } from "../generated/client.ts";
import { databaseUrl } from "./config.%%{name.ext}";

%% if stack.database is postgresql
const adapter = new PrismaPg({ connectionString: databaseUrl });
%% else
const adapter = new PrismaMariaDb(databaseUrl);
%% end
const client = new PrismaClient({ adapter });

%% if answer.language is ts
export const addNote = (text: string) => client.note.create({ data: { text } });
%% else
export const addNote = (text) => client.note.create({ data: { text } });
%% end
export const listNotes = () => client.note.findMany({ orderBy: { id: "desc" }, take: 100 });
export const ping = () => client.$queryRaw`SELECT 1`;
export const close = () => client.$disconnect();
%% end
