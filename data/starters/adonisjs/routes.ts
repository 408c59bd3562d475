%% for line in origin
// %%{line}
%% end
import router from "@adonisjs/core/services/router";
%% if stack.realtime is adonis-transmit or sse
import transmit from "@adonisjs/transmit/services/main";
%% end

const NotesController = () => import("../app/controllers/notes_controller.js");
const HealthController = () => import("../app/controllers/health_controller.js");

router.get("/notes", [NotesController, "index"]);
router.post("/notes", [NotesController, "store"]);
router.get("/health", [HealthController, "handle"]);
%% if stack.realtime is adonis-transmit or sse
transmit.registerRoutes();
%% end
