%% for line in origin
// %%{line}
%% end
import { BaseSchema } from "@adonisjs/lucid/schema";

export default class extends BaseSchema {
    async up() {
        this.schema.createTable("notes", (table) => {
            table.increments("id");
            table.string("text", 500).notNullable();
            table.timestamp("created_at").notNullable();
        });
    }

    async down() {
        this.schema.dropTable("notes");
    }
}
