import { createServer } from "node:http";
import express from "express";
import { Redis } from "ioredis";
import { Server } from "socket.io";
import { createShardedAdapter } from "@socket.io/redis-adapter";

const origins = (process.env.ORIGINS ?? "http://localhost:5173").split(",");
const port = Number(process.env.PORT ?? 3000);
const publisher = new Redis(process.env.REDIS_URL ?? "redis://127.0.0.1:6379");
const subscriber = publisher.duplicate({ maxRetriesPerRequest: null }); // survives an outage
for (const client of [publisher, subscriber])
    client.on("error", (error) => console.error("redis:", error.message));

const app = express();
const isReady = () => publisher.status === "ready" && subscriber.status === "ready";
app.get("/health", (request, response) => response.sendStatus(isReady() ? 200 : 503));
const server = createServer(app);
const io = new Server(server, {
    adapter: createShardedAdapter(publisher, subscriber),
    cors: { origin: origins }, // guards polling only; the next line guards WebSocket as well
    allowRequest: (request, decide) => decide(null, origins.includes(request.headers.origin)),
});
const isText = (value, limit) => typeof value === "string" && value.length <= limit;
io.on("connection", (socket) => {
    socket.on("join", (room) => isText(room, 40) && socket.join(`room:${room}`));
    socket.on("say", (room, text) => {
        if (!isText(room, 40) || !isText(text, 500) || !socket.rooms.has(`room:${room}`)) return;
        io.to(`room:${room}`).emit("said", { room, text, sentBy: port });
    });
});
process.once("SIGTERM", () => io.close().then(() => process.exit(0)));
server.listen(port);
