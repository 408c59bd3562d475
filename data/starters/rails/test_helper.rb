%% for line in origin
# %%{line}
%% end
ENV["RAILS_ENV"] = "test"
require_relative "../config/environment"
require "rails/test_help"
