%% for line in origin
# %%{line}
%% end
module ApplicationCable
  class Channel < ActionCable::Channel::Base
  end
end
