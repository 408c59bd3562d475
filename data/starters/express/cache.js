%% for line in origin
// %%{line}
%% end
import { Redis } from "ioredis";
import { redisUrl } from "./config.%%{name.ext}";

const redis = new Redis(redisUrl, { maxRetriesPerRequest: 2 });
redis.on("error", (error) => console.error("redis:", error.message));

// The value of a key, or what `make` gives, which is then kept for some seconds.
%% if answer.language is ts
export async function cached<T>(key: string, seconds: number, make: () => Promise<T>): Promise<T> {
%% else
export async function cached(key, seconds, make) {
%% end
    const kept = await redis.get(key);
    if (kept !== null) return JSON.parse(kept);
    const value = await make();
    await redis.set(key, JSON.stringify(value), "EX", seconds);
    return value;
}

%% if answer.language is ts
export const forget = (key: string) => redis.del(key);
%% else
export const forget = (key) => redis.del(key);
%% end
export const ping = () => redis.ping();
export const close = () => redis.quit();
