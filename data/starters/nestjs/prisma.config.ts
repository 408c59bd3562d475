%% for line in origin
// %%{line}
%% end
import { existsSync } from "node:fs";
import { defineConfig } from "prisma/config";

if (existsSync(".env")) process.loadEnvFile(".env");
const { databaseUrl } = await import("./src/config.ts");

export default defineConfig({
    schema: "prisma/schema.prisma",
    migrations: { path: "prisma/migrations" },
    datasource: { url: databaseUrl },
});
