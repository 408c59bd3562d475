import { createServer } from "node:http";
import express from "express";
import { WebSocket, WebSocketServer } from "ws";

const origins = (process.env.ORIGINS ?? "http://localhost:5173").split(",");
const app = express();
app.get("/health", (request, response) => response.sendStatus(200));
const server = createServer(app);
const sockets = new WebSocketServer({ noServer: true, maxPayload: 4096 });

server.on("upgrade", (request, socket, head) => {
    socket.on("error", () => socket.destroy());
    if (origins.includes(request.headers.origin))
        sockets.handleUpgrade(request, socket, head, (client) => sockets.emit("connection", client));
    else socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
});
sockets.on("connection", (client) => {
    client.answered = true;
    client.on("pong", () => (client.answered = true));
    client.on("error", (error) => console.error("client:", error.message));
    client.on("message", (data, isBinary) => {
        for (const other of sockets.clients)
            if (other.readyState === WebSocket.OPEN) other.send(data, { binary: isBinary });
    });
});
const beat = setInterval(() => {
    for (const client of sockets.clients) {
        if (!client.answered) client.terminate(); // gone without a word
        client.answered = false;
        client.ping();
    }
}, Number(process.env.BEAT_MS ?? 30000));
process.once("SIGTERM", () => {
    clearInterval(beat);
    for (const client of sockets.clients) client.close(1001);
    server.close();
});
server.listen(Number(process.env.PORT ?? 3000));
