%% for line in origin
# %%{line}
%% end
# Clients of /cable that subscribe to this channel get each new note.
class NotesChannel < ApplicationCable::Channel
  def subscribed
    stream_from "notes"
  end
end
