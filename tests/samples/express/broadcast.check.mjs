// A client on each of two processes: what one says, both hear. Arguments: the two ports.
import assert from "node:assert/strict";
import { once } from "node:events";
import { io } from "socket.io-client";

const clients = process.argv.slice(2).map((port) => io(`http://127.0.0.1:${port}`));
await Promise.all(clients.map((client) => once(client, "connect")));
for (const speaker of clients) {
    const text = `spoken by ${speaker.id}`;
    const heard = clients.map((client) => once(client, "said"));
    speaker.emit("say", text);
    for (const [said] of await Promise.all(heard)) assert.equal(said, text);
}
console.log("a message crossed in both directions");
clients.forEach((client) => client.close());
