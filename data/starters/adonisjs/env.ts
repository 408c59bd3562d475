%% for line in origin
// %%{line}
%% end
import { Env } from "@adonisjs/core/env";

// Everything that differs between machines comes from the environment; `.env.example` lists it.
export default await Env.create(new URL("../", import.meta.url), {
    APP_KEY: Env.schema.secret(),
    NODE_ENV: Env.schema.enum(["development", "production", "test"] as const),
    HOST: Env.schema.string({ format: "host" }),
    PORT: Env.schema.number(),
    LOG_LEVEL: Env.schema.string.optional(),
    DATABASE_HOST: Env.schema.string({ format: "host" }),
    DATABASE_PORT: Env.schema.number(),
    DATABASE_NAME: Env.schema.string(),
    DATABASE_USER: Env.schema.string(),
    DATABASE_PASSWORD: Env.schema.string(),
});
