%% for line in origin
// %%{line}
%% end
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
