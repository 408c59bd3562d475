// Listens to the live updates of a project: prints "listening" once it is connected, then each message.
//
//   node listen.js sse|websocket|socket.io|transmit|cable ADDRESS
// The client of Socket.IO is socket.io-client of the folder in LISTEN_MODULES.
const [kind, address] = process.argv.slice(2);
const origin = new URL(address).origin;
const fail = (reason) => {
    console.error(String(reason?.message ?? reason));
    process.exit(1);
};

// Server-sent events; `then` is called when the answer has begun.
async function listenToEvents(url, then) {
    const response = await fetch(url, { headers: { Accept: "text/event-stream" } });
    if (!response.ok || !response.headers.get("content-type")?.startsWith("text/event-stream")) fail(`no events: ${response.status}`);
    await then();
    for await (const bytes of response.body) process.stdout.write(bytes);
}

function listenToSocket(url, protocols, greet) {
    const socket = new WebSocket(url.replace(/^http/, "ws"), { protocols, headers: { origin } });
    socket.onerror = () => fail("the WebSocket was not accepted");
    socket.onopen = () => greet(socket);
    socket.onmessage = ({ data }) => {
        console.log(data);
        if (data.includes("confirm_subscription")) console.log("listening");
    };
}

const listen = {
    sse: () => listenToEvents(address, () => console.log("listening")),
    websocket: () => listenToSocket(address, [], () => console.log("listening")),
    cable: () =>
        listenToSocket(address, ["actioncable-v1-json"], (socket) => {
            const identifier = JSON.stringify({ channel: "NotesChannel" });
            socket.send(JSON.stringify({ command: "subscribe", identifier }));
        }),
    transmit: () => {
        const uid = crypto.randomUUID();
        return listenToEvents(`${address}/__transmit/events?uid=${uid}`, async () => {
            const body = JSON.stringify({ uid, channel: "notes" });
            const headers = { "Content-Type": "application/json" };
            const { status } = await fetch(`${address}/__transmit/subscribe`, { method: "POST", headers, body });
            if (status >= 300) fail(`the subscription was refused: ${status}`);
            console.log("listening");
        });
    },
    "socket.io": () => {
        const { io } = require(require.resolve("socket.io-client", { paths: [process.env.LISTEN_MODULES] }));
        const socket = io(address, { extraHeaders: { origin } });
        socket.on("connect", () => console.log("listening"));
        socket.on("connect_error", fail);
        socket.onAny((event, data) => console.log(event, JSON.stringify(data)));
    },
};

Promise.resolve(listen[kind]()).catch(fail);
