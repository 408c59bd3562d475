%% for line in origin
// %%{line}
%% end

// Everything that differs between machines comes from the environment; `.env.example` lists it.
const env = process.env;

export const port = Number(env.PORT ?? 3000);
const database = {
    host: env.DATABASE_HOST ?? "127.0.0.1",
%% if stack.database is postgresql
    port: Number(env.DATABASE_PORT ?? 5432),
%% else if stack.database is mongodb
    port: Number(env.DATABASE_PORT ?? 27017),
%% else
    port: Number(env.DATABASE_PORT ?? 3306),
%% end
    name: env.DATABASE_NAME ?? "app",
    user: env.DATABASE_USER ?? "app",
    password: env.DATABASE_PASSWORD ?? "",
};
%% if stack.database is postgresql
const scheme = "postgresql";
%% else if stack.database is mongodb
const scheme = "mongodb";
%% else if stack.orm is typeorm
const scheme = "mysql";
%% else
const scheme = "mariadb";
%% end
const secret = encodeURIComponent(database.password);

%% if stack.database is mongodb
const options = "?authSource=admin"; // where the user of compose.yaml is
export const databaseUrl = `${scheme}://${database.user}:${secret}@${database.host}:${database.port}/${database.name}${options}`;
%% else
export const databaseUrl = `${scheme}://${database.user}:${secret}@${database.host}:${database.port}/${database.name}`;
%% end
%% if stack.cache is redis
export const redisUrl = env.REDIS_URL ?? "redis://127.0.0.1:6379";
%% end
%% if stack.realtime is nest-gateways
export const origins = (env.ORIGINS ?? "http://localhost:3000").split(",");
%% end
