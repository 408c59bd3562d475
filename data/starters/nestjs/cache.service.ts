%% for line in origin
// %%{line}
%% end
import { Injectable, type OnModuleDestroy } from "@nestjs/common";
import { Redis } from "ioredis";
import { redisUrl } from "./config.js";

@Injectable()
export class CacheService implements OnModuleDestroy {
    private readonly redis = new Redis(redisUrl, { maxRetriesPerRequest: 2 });

    constructor() {
        this.redis.on("error", (error) => console.error("redis:", error.message));
    }

    // The value of a key, or what `make` gives, which is then kept for some seconds.
    async cached<T>(key: string, seconds: number, make: () => Promise<T>): Promise<T> {
        const kept = await this.redis.get(key);
        if (kept !== null) return JSON.parse(kept);
        const value = await make();
        await this.redis.set(key, JSON.stringify(value), "EX", seconds);
        return value;
    }

    forget(key: string) {
        return this.redis.del(key);
    }

    ping() {
        return this.redis.ping();
    }

    onModuleDestroy() {
        return this.redis.quit();
    }
}
