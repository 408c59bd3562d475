%% for line in origin
# %%{line}
%% end
require_relative "application"

Rails.application.initialize!
