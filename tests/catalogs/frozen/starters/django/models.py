%% for line in origin
# %%{line}
%% end
from django.db import models


class Note(models.Model):
    text = models.CharField(max_length=500)
    created_at = models.DateTimeField(auto_now_add=True)

    def as_json(self):
        return {"id": self.pk, "text": self.text, "created_at": self.created_at.isoformat()}
