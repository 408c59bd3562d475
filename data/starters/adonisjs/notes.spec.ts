%% for line in origin
// %%{line}
%% end
import { test } from "@japa/runner";

test.group("notes", () => {
    test("a note that was added is listed", async ({ client, assert }) => {
        const text = `a note of ${new Date().toISOString()}`;
        const added = await client.post("/notes").json({ text });
        added.assertStatus(201);
        const listed = await client.get("/notes");
        assert.isTrue(listed.body().some((note: { text: string }) => note.text === text));
    });

    test("a note without text is refused", async ({ client }) => {
        (await client.post("/notes").json({})).assertStatus(400);
    });

    test("the health endpoint answers", async ({ client }) => {
        (await client.get("/health")).assertStatus(200);
    });
});
