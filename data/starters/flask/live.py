%% for line in origin
# %%{line}
%% end
%% if stack.realtime is flask-socketio
%% if stack.cache is redis
import os

%% end
from flask_socketio import SocketIO

%% if stack.cache is redis
# Several server processes reach each other's clients through Redis.
socketio = SocketIO(message_queue=os.environ.get("REDIS_URL", "redis://127.0.0.1:6379"))
%% else
socketio = SocketIO(async_mode="threading")
%% end


def init_app(app):
    socketio.init_app(app)


def tell(event, data):
    socketio.emit(event, data)
%% else
import json
import queue

from flask import Blueprint, Response

blueprint = Blueprint("live", __name__)
clients = set()  # of this process: with several, tell them through a server of messages


@blueprint.get("/live")
def follow():
    """Server-sent events: the browser reads them with `new EventSource("/live")`."""
    messages = queue.Queue(maxsize=100)

    def stream():
        clients.add(messages)
        try:
            while True:
                try:
                    yield messages.get(timeout=15)
                except queue.Empty:
                    yield ": still here\n\n"
        finally:
            clients.discard(messages)

    return Response(stream(), mimetype="text/event-stream", headers={"Cache-Control": "no-store"})


def init_app(app):
    app.register_blueprint(blueprint)


def tell(event, data):
    for messages in list(clients):
        try:
            messages.put_nowait(f"event: {event}\ndata: {json.dumps(data)}\n\n")
        except queue.Full:
            clients.discard(messages)
%% end
