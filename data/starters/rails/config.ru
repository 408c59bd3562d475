%% for line in origin
# %%{line}
%% end
require_relative "config/environment"

run Rails.application
