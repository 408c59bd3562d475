import json
import os

import redis
from flask import Flask, Response, request

app = Flask(__name__)
store = redis.Redis.from_url(os.environ.get("REDIS_URL", "redis://127.0.0.1:6379"))


@app.get("/health")
def health():
    store.ping()
    return "ok"


@app.post("/say")
def say():
    body = request.get_json()
    text = body.get("text") if isinstance(body, dict) else None
    if not isinstance(text, str) or len(text) > 500:
        return {"error": "text must be a string of at most 500 characters"}, 400
    store.publish("said", json.dumps({"text": text}))
    return "", 204


@app.get("/said")
def said():
    def events():
        with store.pubsub(ignore_subscribe_messages=True) as channel:
            channel.subscribe("said")
            yield ": open\n\n"
            while True:
                message = channel.get_message(timeout=15)
                # the comment keeps proxies from closing, and finds clients that are gone
                yield f"data: {message['data'].decode()}\n\n" if message else ": still here\n\n"

    return Response(events(), mimetype="text/event-stream", headers={"Cache-Control": "no-cache"})
