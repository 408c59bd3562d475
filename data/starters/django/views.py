%% for line in origin
# %%{line}
%% end
import json
import logging
%% if stack.realtime is sse
import time
%% end

%% if stack.realtime is django-channels
from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
%% end
%% if stack.cache is redis
from django.core.cache import cache
%% end
from django.db import connection
%% if stack.realtime is sse
from django.db.models import Max
from django.http import JsonResponse, StreamingHttpResponse
%% else
from django.http import JsonResponse
%% end
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

%% if stack.realtime is django-channels
from .consumers import GROUP
%% end
from .models import Note
%% if stack.jobs is celery or django-tasks
from .tasks import note_was_added
%% end

log = logging.getLogger(__name__)


def list_notes():
    return [note.as_json() for note in Note.objects.order_by("-pk")[:100]]


def read_text(request):
    try:
        text = json.loads(request.body)["text"]
    except (ValueError, KeyError, TypeError):
        return None
    return text if isinstance(text, str) and 0 < len(text) <= 500 else None


@csrf_exempt  # no cookie is read here, so a foreign page gains nothing by it
@require_http_methods(["GET", "POST"])
def notes(request):
    if request.method == "GET":
%% if stack.cache is redis
        return JsonResponse(cache.get_or_set("notes", list_notes, 10), safe=False)
%% else
        return JsonResponse(list_notes(), safe=False)
%% end
    text = read_text(request)
    if text is None:
        message = "text must be a string of 1 to 500 characters"
        return JsonResponse({"error": message}, status=400)
    note = Note.objects.create(text=text)
%% if stack.cache is redis
    cache.delete("notes")
%% end
%% if stack.jobs is celery
    note_was_added.delay(note.pk)
%% else if stack.jobs is django-tasks
    note_was_added.enqueue(note.pk)
%% end
%% if stack.realtime is django-channels
    event = {"type": "note.added", "note": note.as_json()}
    async_to_sync(get_channel_layer().group_send)(GROUP, event)
%% end
    return JsonResponse(note.as_json(), status=201)


%% if stack.realtime is sse
def added_notes():
    last = Note.objects.aggregate(last=Max("pk"))["last"] or 0
    while True:
        for note in Note.objects.filter(pk__gt=last).order_by("pk"):
            last = note.pk
            yield f"event: note\ndata: {json.dumps(note.as_json())}\n\n"
        yield ": still here\n\n"
        time.sleep(1)


@require_GET
def live(request):
    """Server-sent events: the browser reads them with `new EventSource("/live")`.

    Each client asks the database once a second, and keeps a thread for as long as it listens.
    """
    response = StreamingHttpResponse(added_notes(), content_type="text/event-stream")
    response["Cache-Control"] = "no-store"
    return response


%% end
@require_GET
def health(request):
    """For load balancers: 200 while the services that it needs answer, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
%% if stack.cache is redis
        cache.get("health")
%% end
    except Exception:
        log.exception("health")
        return JsonResponse({"status": "unavailable"}, status=503)
    return JsonResponse({"status": "ok"})
