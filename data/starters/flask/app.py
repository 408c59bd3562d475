%% for line in origin
# %%{line}
%% end
from flask import Flask

%% if stack.database
from . import database, health, notes
%% else
from . import health, notes
%% end
%% if stack.realtime is flask-socketio or sse
from . import live
%% end


def create_app():
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = 100_000
%% if stack.database
    database.init_app(app)
%% end
%% if stack.realtime is flask-socketio or sse
    live.init_app(app)
%% end
    app.register_blueprint(health.blueprint)
    app.register_blueprint(notes.blueprint)
    return app
