import { createServer } from "node:http";
import { createAdapter } from "@socket.io/redis-adapter";
import express from "express";
import { createClient } from "redis";
import { Server } from "socket.io";

const publisher = createClient({ url: process.env.REDIS_URL ?? "redis://127.0.0.1:6379" });
const subscriber = publisher.duplicate();
for (const client of [publisher, subscriber])
    await client.on("error", (error) => console.error("redis:", error.message)).connect();

const app = express();
app.get("/health", (request, response) => response.sendStatus(200));
const server = createServer(app);
const io = new Server(server, { adapter: createAdapter(publisher, subscriber) });
io.on("connection", (socket) => {
    socket.on("say", (text) => io.emit("said", text)); // to all clients of all processes
});
server.listen(Number(process.env.PORT ?? 3000));
