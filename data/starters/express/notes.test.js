%% for line in origin
// %%{line}
%% end
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { app } from "../src/app.%%{name.ext}";

%% if answer.language is ts
let server: ReturnType<typeof app.listen>;
let address: string;

before(async () => {
    await new Promise<void>((resolve) => {
        server = app.listen(0, "127.0.0.1", () => resolve());
    });
    const bound = server.address();
    assert(bound !== null && typeof bound === "object");
    address = `http://127.0.0.1:${bound.port}`;
});
%% else
let server;
let address;

before(async () => {
    await new Promise((resolve) => {
        server = app.listen(0, "127.0.0.1", resolve);
    });
    address = `http://127.0.0.1:${server.address().port}`;
});
%% end

after(() => server.close());

test("a note that was added is listed", async () => {
    const text = `a note of ${new Date().toISOString()}`;
    const added = await fetch(`${address}/notes`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ text }),
    });
    assert.equal(added.status, 201);
    const listed = await (await fetch(`${address}/notes`)).json();
%% if answer.language is ts
    assert((listed as { text: string }[]).some((note) => note.text === text));
%% else
    assert(listed.some((note) => note.text === text));
%% end
});

test("a note without text is refused", async () => {
    const refused = await fetch(`${address}/notes`, { method: "POST" });
    assert.equal(refused.status, 400);
});

test("the health endpoint answers", async () => {
    assert.equal((await fetch(`${address}/health`)).status, 200);
});
