%% for line in origin
# %%{line}
%% end
class NotesController < ApplicationController
  def index
%% if stack.cache is redis or solid-cache
    render json: Rails.cache.fetch("notes", expires_in: 10.seconds) { newest.as_json }
%% else
    render json: newest
%% end
  end

  def create
    note = Note.new(text: params[:text].is_a?(String) ? params[:text] : nil)
    if note.save
%% if stack.cache is redis or solid-cache
      Rails.cache.delete("notes")
%% end
%% if stack.jobs is solid-queue
      NoteWasAddedJob.perform_later(note.id)
%% end
%% if stack.realtime is action-cable or solid-cable
      ActionCable.server.broadcast("notes", note.as_json)
%% end
      render json: note, status: :created
    else
      render json: { error: "text must be a string of 1 to 500 characters" }, status: :bad_request
    end
  end

  private

  def newest
    Note.order(id: :desc).limit(100)
  end
end
