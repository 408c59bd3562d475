%% for line in origin
# %%{line}
%% end
import logging
import os

from celery import Celery

log = logging.getLogger(__name__)
celery = Celery("%%{project}", broker=os.environ.get("REDIS_URL", "redis://127.0.0.1:6379"))
celery.conf.task_ignore_result = True


@celery.task
def note_was_added(note_id):
    """Work that a request need not wait for; `celery -A app.jobs worker` does it."""
    log.info("note %s was added", note_id)
