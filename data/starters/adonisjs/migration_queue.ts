%% for line in origin
// %%{line}
%% end
import { BaseSchema } from "@adonisjs/lucid/schema";
import { QueueSchemaService } from "@adonisjs/queue";

export default class extends BaseSchema {
    async up() {
        const tables = new QueueSchemaService(this.db.getWriteClient());
        await tables.createJobsTable();
        await tables.createSchedulesTable();
    }

    async down() {
        const tables = new QueueSchemaService(this.db.getWriteClient());
        await tables.dropSchedulesTable();
        await tables.dropJobsTable();
    }
}
