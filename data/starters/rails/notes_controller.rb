%% for line in origin
# %%{line}
%% end
class NotesController < ApplicationController
  def index
    render json: Note.order(id: :desc).limit(100)
  end

  def create
    note = Note.new(text: params[:text].is_a?(String) ? params[:text] : nil)
    if note.save
      render json: note, status: :created
    else
      render json: { error: "text must be a string of 1 to 500 characters" }, status: :bad_request
    end
  end
end
