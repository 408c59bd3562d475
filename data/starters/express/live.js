%% for line in origin
// %%{line}
%% end
%% if stack.realtime is socket-io
%% if answer.language is ts
import type { Server as HttpServer } from "node:http";
%% end
import { createShardedAdapter } from "@socket.io/redis-adapter";
import { Redis } from "ioredis";
import { Server } from "socket.io";
import { origins, redisUrl } from "./config.%%{name.ext}";

const io = new Server({
    cors: { origin: origins }, // for polling; the next line is for WebSocket
    allowRequest: (request, decide) =>
        decide(null, !request.headers.origin || origins.includes(request.headers.origin)),
});

// Several server processes reach each other's clients through Redis.
%% if answer.language is ts
export function attach(server: HttpServer) {
%% else
export function attach(server) {
%% end
    const publisher = new Redis(redisUrl);
    const subscriber = publisher.duplicate({ maxRetriesPerRequest: null });
    for (const client of [publisher, subscriber])
        client.on("error", (error) => console.error("redis:", error.message));
    io.adapter(createShardedAdapter(publisher, subscriber));
    io.attach(server);
}

%% if answer.language is ts
export const tell = (event: string, data: unknown) => io.emit(event, data);
%% else
export const tell = (event, data) => io.emit(event, data);
%% end
%% else if stack.realtime is websockets
%% if answer.language is ts
import type { Server as HttpServer } from "node:http";
%% end
import { WebSocket, WebSocketServer } from "ws";

const sockets = new WebSocketServer({ noServer: true });

// Clients connect to /live.
%% if answer.language is ts
export function attach(server: HttpServer) {
%% else
export function attach(server) {
%% end
    server.on("upgrade", (request, socket, head) => {
        if (request.url !== "/live") return socket.destroy();
        sockets.handleUpgrade(request, socket, head, (client) =>
            client.on("error", (error) => console.error("live:", error.message)),
        );
    });
}

%% if answer.language is ts
export function tell(event: string, data: unknown) {
%% else
export function tell(event, data) {
%% end
    for (const client of sockets.clients)
        if (client.readyState === WebSocket.OPEN) client.send(JSON.stringify({ event, data }));
}
%% else
%% if answer.language is ts
import type { Request, Response } from "express";

const clients = new Set<Response>();

// Server-sent events: the browser reads them with `new EventSource("/live")`.
export function follow(request: Request, response: Response) {
%% else
const clients = new Set();

// Server-sent events: the browser reads them with `new EventSource("/live")`.
export function follow(request, response) {
%% end
    response.set({ "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
    response.flushHeaders();
    clients.add(response);
    request.on("close", () => clients.delete(response));
}

%% if answer.language is ts
export function tell(event: string, data: unknown) {
%% else
export function tell(event, data) {
%% end
    for (const client of clients) client.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
}
%% end
