%% for line in origin
// %%{line}
%% end
import { Controller, Get, Inject, Logger, ServiceUnavailableException } from "@nestjs/common";
%% if stack.cache is redis
import { CacheService } from "./cache.service.js";
%% end
import { DatabaseService } from "./database.service.js";

@Controller("health")
export class HealthController {
    private readonly log = new Logger(HealthController.name);

    constructor(
        @Inject(DatabaseService) private readonly database: DatabaseService,
%% if stack.cache is redis
        @Inject(CacheService) private readonly cache: CacheService,
%% end
    ) {}

    // For load balancers: 200 while the services that it needs answer, else 503.
    @Get()
    async health() {
        try {
            await this.database.ping();
%% if stack.cache is redis
            await this.cache.ping();
%% end
        } catch (error) {
            this.log.error(error);
            throw new ServiceUnavailableException();
        }
        return { status: "ok" };
    }
}
