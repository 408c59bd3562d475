%% for line in origin
# %%{line}
%% end
from django.urls import path

from notes import views

urlpatterns = [
    path("notes", views.notes),
    path("health", views.health),
%% if stack.realtime is sse
    path("live", views.live),
%% end
]
