// Clients on two processes: a room is heard on both, and only by those in it; what the server must refuse it refuses.
// Arguments: the two ports.
import assert from "node:assert/strict";
import { once } from "node:events";
import { io } from "socket.io-client";

const ports = process.argv.slice(2);
const origin = "http://localhost:5173";
const connect = (port, headers) =>
    io(`http://127.0.0.1:${port}`, { extraHeaders: headers, forceNew: true, reconnection: false });

const [inFirst, inSecond, elsewhere] = [ports[0], ports[1], ports[1]].map((port) => connect(port, { origin }));
await Promise.all([inFirst, inSecond, elsewhere].map((client) => once(client, "connect")));
const heard = [];
elsewhere.on("said", (message) => heard.push(message));
inFirst.emit("join", "tea");
inSecond.emit("join", "tea");
elsewhere.emit("join", "coffee");

// Nothing says when a process has subscribed to a room, so the first message is repeated until it arrives.
const arrives = async (speaker, listener, text) => {
    const message = once(listener, "said");
    const again = setInterval(() => speaker.emit("say", "tea", text), 100);
    const [said] = await message;
    clearInterval(again);
    return said;
};
assert.deepEqual(await arrives(inFirst, inSecond, "hot"), { room: "tea", text: "hot", sentBy: Number(ports[0]) });
assert.equal((await arrives(inSecond, inFirst, "hot")).room, "tea");

// What is refused is not heard: the message after it is the next.
const quiet = await new Promise((resolve) => {
    inSecond.on("said", ({ text }) => text !== "hot" && resolve(text));
    inFirst.emit("say", "tea", "x".repeat(501));
    inFirst.emit("say", "coffee", "not in this room");
    inFirst.emit("say", "tea", 7);
    inFirst.emit("say", "tea", "last");
});
assert.equal(quiet, "last");
assert.deepEqual(heard, []);

for (const headers of [{}, { origin: "https://example.org" }]) {
    const stranger = connect(ports[0], headers);
    const [error] = await once(stranger, "connect_error");
    assert.ok(error);
    stranger.close();
}
console.log("a message crossed in both directions, and only within its room");
[inFirst, inSecond, elsewhere].forEach((client) => client.close());
