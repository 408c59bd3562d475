%% for line in origin
// %%{line}
%% end
import { WebSocketGateway, WebSocketServer } from "@nestjs/websockets";
import type { IncomingMessage } from "node:http";
import { origins } from "./config.js";

interface Sender {
    emit(event: string, data: unknown): void;
}

// Clients connect with Socket.IO. The origins are for polling; `allowRequest` is for WebSocket.
@WebSocketGateway({
    cors: { origin: origins },
    allowRequest: (
        request: IncomingMessage,
        decide: (error: string | null, allowed: boolean) => void,
    ) => decide(null, !request.headers.origin || origins.includes(request.headers.origin)),
})
export class LiveGateway {
    @WebSocketServer()
    private readonly server!: Sender;

    tell(event: string, data: unknown) {
        this.server.emit(event, data);
    }
}
