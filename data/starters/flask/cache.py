%% for line in origin
# %%{line}
%% end
import json
import os

import redis

client = redis.Redis.from_url(os.environ.get("REDIS_URL", "redis://127.0.0.1:6379"))


def cached(key, seconds, make):
    """The value of a key, or what `make` gives, which is then kept for some seconds."""
    kept = client.get(key)
    if kept is not None:
        return json.loads(kept)
    value = make()
    client.set(key, json.dumps(value), ex=seconds)
    return value


def forget(key):
    client.delete(key)


def ping():
    client.ping()
