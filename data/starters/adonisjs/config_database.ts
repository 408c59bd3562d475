%% for line in origin
// %%{line}
%% end
import { defineConfig } from "@adonisjs/lucid";
import env from "../start/env.js";

export default defineConfig({
    connection: "primary",
    connections: {
        primary: {
%% if stack.database is postgresql
            client: "pg",
%% else
            client: "mysql2",
%% end
            connection: {
                host: env.get("DATABASE_HOST"),
                port: env.get("DATABASE_PORT"),
                database: env.get("DATABASE_NAME"),
                user: env.get("DATABASE_USER"),
                password: env.get("DATABASE_PASSWORD"),
            },
            migrations: { naturalSort: true, paths: ["database/migrations"] },
        },
    },
});
