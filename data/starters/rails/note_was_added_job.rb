%% for line in origin
# %%{line}
%% end
# Work that a request need not wait for.
class NoteWasAddedJob < ApplicationJob
  queue_as :default

  def perform(id)
    logger.info "note #{id} was added"
  end
end
