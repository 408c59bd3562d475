%% for line in origin
// %%{line}
%% end
import { BaseModel, column } from "@adonisjs/lucid/orm";
import type { DateTime } from "luxon";

export default class Note extends BaseModel {
    @column({ isPrimary: true })
    declare id: number;

    @column()
    declare text: string;

    @column.dateTime({ autoCreate: true })
    declare createdAt: DateTime;
}
