%% for line in origin
# %%{line}
%% end
%% if stack.jobs is celery
from .celery import app as celery_app

__all__ = ["celery_app"]
%% end
