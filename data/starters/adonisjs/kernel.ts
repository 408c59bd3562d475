%% for line in origin
// %%{line}
%% end
import server from "@adonisjs/core/services/server";
import router from "@adonisjs/core/services/router";

server.errorHandler(() => import("../app/exceptions/handler.js"));
router.use([() => import("@adonisjs/core/bodyparser_middleware")]);
