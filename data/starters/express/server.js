%% for line in origin
// %%{line}
%% end
import { createServer } from "node:http";
import { app } from "./app.%%{name.ext}";
%% if stack.cache is redis
import { close as closeCache } from "./cache.%%{name.ext}";
%% end
import { port } from "./config.%%{name.ext}";
import { close as closeDatabase } from "./database.%%{name.ext}";
%% if stack.jobs is bullmq
import { close as closeJobs } from "./jobs.%%{name.ext}";
%% end
%% if stack.realtime is socket-io or websockets
import { attach } from "./live.%%{name.ext}";
%% end

const server = createServer(app);
%% if stack.realtime is socket-io or websockets
attach(server);
%% end
server.listen(port, () => console.log(`http://localhost:${port}`));

process.once("SIGTERM", () => {
    server.close();
    server.closeAllConnections();
%% if stack.jobs is bullmq
%% if stack.cache is redis
    Promise.allSettled([closeDatabase(), closeCache(), closeJobs()]).then(() => process.exit(0));
%% end
%% else if stack.cache is redis
    Promise.allSettled([closeDatabase(), closeCache()]).then(() => process.exit(0));
%% else
    Promise.allSettled([closeDatabase()]).then(() => process.exit(0));
%% end
});
