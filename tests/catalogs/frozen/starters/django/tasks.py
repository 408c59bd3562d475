%% for line in origin
# %%{line}
%% end
import logging

from celery import shared_task

log = logging.getLogger(__name__)


@shared_task
def note_was_added(note_id):
    """Work that a request need not wait for."""
    log.info("note %s was added", note_id)
