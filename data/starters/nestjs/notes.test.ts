%% for line in origin
// %%{line}
%% end
import "reflect-metadata";
import type { INestApplication } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AppModule } from "../src/app.module.js";

let app: INestApplication;
let address: string;

before(async () => {
    app = await NestFactory.create(AppModule, { logger: ["error"] });
    await app.listen(0, "127.0.0.1");
    address = await app.getUrl();
});

after(() => app.close());

const add = (body: object) =>
    fetch(`${address}/notes`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
    });

test("a note that was added is listed", async () => {
    const text = `a note of ${new Date().toISOString()}`;
    assert.equal((await add({ text })).status, 201);
    const listed = (await (await fetch(`${address}/notes`)).json()) as { text: string }[];
    assert(listed.some((note) => note.text === text));
});

test("a note without text is refused", async () => {
    assert.equal((await add({})).status, 400);
});

test("the health endpoint answers", async () => {
    assert.equal((await fetch(`${address}/health`)).status, 200);
});
