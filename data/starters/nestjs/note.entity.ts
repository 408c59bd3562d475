%% for line in origin
// %%{line}
%% end
import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from "typeorm";

@Entity("notes")
export class Note {
    @PrimaryGeneratedColumn({ type: "integer" })
    id!: number;

    @Column({ type: "varchar", length: 500 })
    text!: string;

    @CreateDateColumn({ type: "timestamp", name: "created_at" })
    createdAt!: Date;
}
