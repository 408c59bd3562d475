%% for line in origin
# %%{line}
%% end
from channels.generic.websocket import AsyncJsonWebsocketConsumer

GROUP = "notes"


class NotesConsumer(AsyncJsonWebsocketConsumer):
    """Sends each new note to the clients that are connected to /live."""

    async def connect(self):
        await self.channel_layer.group_add(GROUP, self.channel_name)
        await self.accept()

    async def disconnect(self, code):
        await self.channel_layer.group_discard(GROUP, self.channel_name)

    async def note_added(self, event):
        await self.send_json(event["note"])
