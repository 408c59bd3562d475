// What one client says, all hear; a foreign origin and too long a message are refused; a client that does not answer
// is dropped. Argument: the port.
import assert from "node:assert/strict";
import { once } from "node:events";
import { WebSocket } from "ws";

const connect = (options) => new WebSocket(`ws://127.0.0.1:${process.argv[2]}`, options);
const origin = "http://localhost:5173";
const [speaker, listener] = [connect({ origin }), connect({ origin })];
await Promise.all([once(speaker, "open"), once(listener, "open")]);
for (const [said, isBinary] of [["a text", false], [Buffer.from([0, 255]), true]]) {
    const heard = [once(speaker, "message"), once(listener, "message")];
    speaker.send(said);
    for (const [data, binary] of await Promise.all(heard)) {
        assert.equal(binary, isBinary);
        assert.deepEqual(data, Buffer.from(said));
    }
}

const [refused] = await once(connect({ origin: "https://example.org" }), "error");
assert.match(refused.message, /403/);

listener.send("x".repeat(4097));
assert.equal((await once(listener, "close"))[0], 1009); // message too big

const silent = connect({ origin, autoPong: false });
await once(silent, "open");
await once(silent, "close");
assert.equal(speaker.readyState, WebSocket.OPEN);
console.log("a message reached all clients");
speaker.close();
