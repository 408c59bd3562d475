%% for line in origin
// %%{line}
%% end
import { defineConfig } from "@adonisjs/transmit";

// Of this process: with several, name a transport here.
export default defineConfig({ pingInterval: "30s", transport: null });
