%% for line in origin
# %%{line}
%% end
module ApplicationCable
  class Connection < ActionCable::Connection::Base
  end
end
