%% for line in origin
// %%{line}
%% end
import { defineConfig } from "@adonisjs/core/http";
import env from "../start/env.js";

export const appKey = env.get("APP_KEY");
export const http = defineConfig({ generateRequestId: true });
