%% for line in origin
# %%{line}
%% end
from flask import Flask

from . import database, health, notes
%% if stack.realtime
from . import live
%% end


def create_app():
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = 100_000
    database.init_app(app)
%% if stack.realtime
    live.init_app(app)
%% end
    app.register_blueprint(health.blueprint)
    app.register_blueprint(notes.blueprint)
    return app
