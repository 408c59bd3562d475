%% for line in origin
# %%{line}
%% end
import logging

%% if stack.jobs is django-tasks
from django.tasks import task
%% else
from celery import shared_task
%% end

log = logging.getLogger(__name__)


%% if stack.jobs is django-tasks
@task
%% else
@shared_task
%% end
def note_was_added(note_id):
    """Work that a request need not wait for."""
    log.info("note %s was added", note_id)
