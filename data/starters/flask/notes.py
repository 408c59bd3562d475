%% for line in origin
# %%{line}
%% end
from flask import Blueprint, jsonify, request

%% if stack.database
%% if stack.cache is redis
from .cache import cached, forget
%% end
from .database import add_note, list_notes
%% end
%% if stack.jobs is celery
from .jobs import note_was_added
%% end
%% if stack.realtime is flask-socketio or sse
from .live import tell
%% end
%% if not stack.database
from .store import add_note, list_notes
%% end

blueprint = Blueprint("notes", __name__)


@blueprint.get("/notes")
def index():
%% if stack.database and stack.cache is redis
    return jsonify(cached("notes", 10, list_notes))
%% else
    return jsonify(list_notes())
%% end


@blueprint.post("/notes")
def add():
    body = request.get_json(silent=True)
    text = body.get("text") if isinstance(body, dict) else None
    if not isinstance(text, str) or not 0 < len(text) <= 500:
        return jsonify(error="text must be a string of 1 to 500 characters"), 400
    note = add_note(text)
%% if stack.database and stack.cache is redis
    forget("notes")
%% end
%% if stack.jobs is celery
    note_was_added.delay(note["id"])
%% end
%% if stack.realtime is flask-socketio or sse
    tell("note", note)
%% end
    return jsonify(note), 201
