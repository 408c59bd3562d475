%% for line in origin
# %%{line}
%% end
require_relative "boot"

require "rails"
require "active_model/railtie"
require "active_record/railtie"
require "action_controller/railtie"
require "rails/test_unit/railtie"

Bundler.require(*Rails.groups)

module App
  class Application < Rails::Application
    config.load_defaults 8.1
    config.api_only = true
    # Production reads SECRET_KEY_BASE from the environment.
  end
end
