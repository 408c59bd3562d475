%% for line in origin
// %%{line}
%% end
import { defineConfig } from "@adonisjs/core/bodyparser";

export default defineConfig({ json: { limit: "100kb" } });
