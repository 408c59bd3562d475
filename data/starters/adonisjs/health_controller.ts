%% for line in origin
// %%{line}
%% end
import type { HttpContext } from "@adonisjs/core/http";
import db from "@adonisjs/lucid/services/db";

export default class HealthController {
    // For load balancers: 200 while the services that it needs answer, else 503.
    async handle({ logger, response }: HttpContext) {
        try {
            await db.rawQuery("SELECT 1");
        } catch (error) {
            logger.error(error);
            return response.serviceUnavailable({ status: "unavailable" });
        }
        return { status: "ok" };
    }
}
