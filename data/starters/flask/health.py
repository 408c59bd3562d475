%% for line in origin
# %%{line}
%% end
from flask import Blueprint, current_app, jsonify

%% if stack.database
from . import database
%% if stack.cache is redis
from . import cache
%% end
%% else
from . import store
%% end

blueprint = Blueprint("health", __name__)


@blueprint.get("/health")
def health():
    """For load balancers: 200 while the services that it needs answer, else 503."""
    try:
%% if stack.database
        database.ping()
%% if stack.cache is redis
        cache.ping()
%% end
%% else
        store.ping()
%% end
    except Exception:
        current_app.logger.exception("health")
        return jsonify(status="unavailable"), 503
    return jsonify(status="ok")
