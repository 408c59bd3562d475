%% for line in origin
// %%{line}
%% end
import express from "express";
%% if stack.cache is redis
import { ping as pingCache } from "./cache.%%{name.ext}";
%% end
import { ping as pingDatabase } from "./database.%%{name.ext}";
%% if stack.realtime is sse
import { follow } from "./live.%%{name.ext}";
%% end
import { notes } from "./notes.%%{name.ext}";

export const app = express();

app.disable("x-powered-by");
app.use(express.json({ limit: "100kb" }));
app.use("/notes", notes);
%% if stack.realtime is sse
app.get("/live", follow);
%% end

// For load balancers: 200 while the services that it needs answer, else 503.
app.get("/health", async (request, response) => {
    try {
        await pingDatabase();
%% if stack.cache is redis
        await pingCache();
%% end
        response.json({ status: "ok" });
    } catch (error) {
        console.error("health:", error);
        response.status(503).json({ status: "unavailable" });
    }
});
