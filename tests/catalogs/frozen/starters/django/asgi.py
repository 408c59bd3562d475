%% for line in origin
# %%{line}
%% end
import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
%% if stack.realtime is django-channels
http_application = get_asgi_application()

# These need the settings, which the line above has read.
from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from channels.security.websocket import AllowedHostsOriginValidator  # noqa: E402
from django.urls import path  # noqa: E402

from notes.consumers import NotesConsumer  # noqa: E402

application = ProtocolTypeRouter(
    {
        "http": http_application,
        "websocket": AllowedHostsOriginValidator(
            URLRouter([path("live", NotesConsumer.as_asgi())])
        ),
    }
)
%% else
application = get_asgi_application()
%% end
