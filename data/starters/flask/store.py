%% for line in origin
# %%{line}
%% end
%% if stack.cache is redis
import json
import os
from datetime import datetime, timezone

import redis

# There is no database. Redis keeps the newest notes for all processes, for as long as it keeps its memory.
client = redis.Redis.from_url(os.environ.get("REDIS_URL", "redis://127.0.0.1:6379"))
MOST = 100


def add_note(content):
    created_at = datetime.now(timezone.utc).isoformat()
    note = {"id": client.incr("notes:last"), "text": content, "created_at": created_at}
    with client.pipeline() as together:
        together.lpush("notes", json.dumps(note))
        together.ltrim("notes", 0, MOST - 1)
        together.execute()
    return note


def list_notes():
    return [json.loads(kept) for kept in client.lrange("notes", 0, MOST - 1)]


def ping():
    client.ping()
%% else
import itertools
from collections import deque
from datetime import datetime, timezone

# There is no database. The newest notes are kept in the memory of this process, so run one process.
notes = deque(maxlen=100)
numbers = itertools.count(1)


def add_note(content):
    created_at = datetime.now(timezone.utc).isoformat()
    note = {"id": next(numbers), "text": content, "created_at": created_at}
    notes.appendleft(note)
    return note


def list_notes():
    return list(notes)


def ping():
    """Nothing outside of this process is needed."""
%% end
