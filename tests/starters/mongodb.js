// A stand-in for MongoDB, which neither Debian nor npm has: what the drivers of the projects say, and no more. It speaks the wire
// protocol (OP_MSG, and OP_QUERY for the first greeting), wants SCRAM-SHA-256, keeps documents in memory, and knows the commands of
// notes: insert and find with a sort by _id and a limit. Everything else is answered with an error, so a project cannot lean on it.
//
//   node mongodb.js PORT USER PASSWORD FOLDER: the module bson is that of FOLDER/node_modules
const crypto = require("node:crypto");
const net = require("node:net");
const path = require("node:path");

const [port, user, password, folder] = process.argv.slice(2);
const { Binary, Long, deserialize, serialize } = require(require.resolve("bson", { paths: [path.resolve(folder)] }));
const collections = new Map();
const OP_REPLY = 1, OP_QUERY = 2004, OP_MSG = 2013;
const hmac = (key, text) => crypto.createHmac("sha256", key).update(text).digest();
const failure = (code, errmsg) => ({ ok: 0, code, errmsg });

// --- authentication, RFC 7677 --------------------------------------------------------------

const salt = crypto.randomBytes(16);
const rounds = 4096;
const salted = crypto.pbkdf2Sync(password, salt, rounds, 32, "sha256");

function startLogin(connection, { mechanism, payload }) {
    const first = payload.toString("utf8").replace(/^n,,/, "");
    const [, name, nonce] = /^n=([^,]*),r=(.*)$/.exec(first);
    if (mechanism !== "SCRAM-SHA-256" || name !== user) return failure(18, "Authentication failed.");
    connection.nonce = nonce + crypto.randomBytes(12).toString("base64");
    const answer = `r=${connection.nonce},s=${salt.toString("base64")},i=${rounds}`;
    connection.said = `${first},${answer}`;
    return { ok: 1, conversationId: 1, done: false, payload: new Binary(Buffer.from(answer)) };
}

function endLogin(connection, { payload }) {
    const [, last, nonce, proof] = /^(c=[^,]*,r=([^,]*)),p=(.*)$/.exec(payload.toString("utf8"));
    const said = `${connection.said},${last}`;
    const key = hmac(salted, "Client Key");
    const signature = hmac(crypto.createHash("sha256").update(key).digest(), said);
    const expected = Buffer.from(key.map((byte, i) => byte ^ signature[i])).toString("base64");
    if (nonce !== connection.nonce || proof !== expected) return failure(18, "Authentication failed.");
    connection.known = true;
    const verdict = `v=${hmac(hmac(salted, "Server Key"), said).toString("base64")}`;
    return { ok: 1, conversationId: 1, done: true, payload: new Binary(Buffer.from(verdict)) };
}

// --- commands ------------------------------------------------------------------------------

const greet = (connection, { saslSupportedMechs }) => ({
    ok: 1, helloOk: true, ismaster: true, isWritablePrimary: true, maxBsonObjectSize: 16777216, maxMessageSizeBytes: 48000000,
    maxWriteBatchSize: 100000, localTime: new Date(), logicalSessionTimeoutMinutes: 30, connectionId: 1, readOnly: false,
    minWireVersion: 0, maxWireVersion: 25, ...(saslSupportedMechs && { saslSupportedMechs: ["SCRAM-SHA-256"] }),
});

function insert(connection, { insert: name, $db, documents }) {
    const key = `${$db}.${name}`;
    collections.set(key, [...(collections.get(key) ?? []), ...documents]);
    return { ok: 1, n: documents.length };
}

function find(connection, { find: name, $db, filter = {}, sort = {}, limit = 0 }) {
    const [order] = Object.entries(sort);
    if (Object.keys(filter).length > 0 || Object.keys(sort).length > 1 || (order && order[0] !== "_id"))
        return failure(2, "the stand-in for MongoDB finds all documents, in the order of _id");
    const kept = [...(collections.get(`${$db}.${name}`) ?? [])];
    if (order) kept.sort((a, b) => order[1] * Buffer.compare(a._id.id, b._id.id));
    return { ok: 1, cursor: { id: Long.ZERO, ns: `${$db}.${name}`, firstBatch: kept.slice(0, limit || undefined) } };
}

const agree = () => ({ ok: 1 });
const open = { hello: greet, ismaster: greet, isMaster: greet, saslStart: startLogin, saslContinue: endLogin, ping: agree };
const closed = { insert, find, create: agree, endSessions: agree };

function answer(connection, command) {
    const name = Object.keys(command)[0];
    const run = open[name] ?? closed[name];
    if (!run) return failure(59, `the stand-in for MongoDB has no command '${name}'`);
    return closed[name] && !connection.known ? failure(13, `command ${name} requires authentication`) : run(connection, command);
}

// --- messages ------------------------------------------------------------------------------

function read(message) { // the command of an OP_MSG, its lists of documents included
    const command = {};
    for (let at = 20; at < message.length;) {
        const size = message.readInt32LE(at + 1);
        const section = message.subarray(at + 1, at + 1 + size);
        if (message[at] === 0) {
            Object.assign(command, deserialize(section));
        } else {
            const end = section.indexOf(0, 4);
            const list = (command[section.toString("utf8", 4, end)] = []);
            for (let i = end + 1, n; i < size; i += n) {
                n = section.readInt32LE(i);
                list.push(deserialize(section.subarray(i, i + n)));
            }
        }
        at += 1 + size;
    }
    return command;
}

function reply(socket, message, operation, head, document) {
    const body = Buffer.concat([head, serialize(document)]);
    const header = Buffer.alloc(16);
    [16 + body.length, 1, message.readInt32LE(4), operation].forEach((value, i) => header.writeInt32LE(value, 4 * i));
    socket.write(Buffer.concat([header, body]));
}

function take(socket, connection, message) {
    if (message.readInt32LE(12) === OP_QUERY) {
        const head = Buffer.alloc(20);
        head.writeInt32LE(1, 16);
        const start = message.indexOf(0, 20) + 9;
        reply(socket, message, OP_REPLY, head, answer(connection, deserialize(message.subarray(start, start + message.readInt32LE(start)))));
    } else {
        reply(socket, message, OP_MSG, Buffer.alloc(5), answer(connection, read(message)));
    }
}

net.createServer((socket) => {
    const connection = {};
    let waiting = Buffer.alloc(0);
    socket.on("error", () => {});
    socket.on("data", (bytes) => {
        waiting = Buffer.concat([waiting, bytes]);
        while (waiting.length >= 16 && waiting.length >= waiting.readInt32LE(0)) {
            const size = waiting.readInt32LE(0);
            take(socket, connection, waiting.subarray(0, size));
            waiting = waiting.subarray(size);
        }
    });
}).listen(Number(port), "127.0.0.1", () => console.log("ready"));
