%% for line in origin
// %%{line}
%% end
import "reflect-metadata";
import { DataSource } from "typeorm";
import { databaseOptions } from "./database.service.js";

const source = await new DataSource(databaseOptions).initialize();
const done = await source.runMigrations();
console.log(`${done.length} migrations run`);
await source.destroy();
