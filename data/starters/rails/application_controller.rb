%% for line in origin
# %%{line}
%% end
class ApplicationController < ActionController::API
end
