%% for line in origin
# %%{line}
%% end
require_relative "boot"

require "rails"
require "active_model/railtie"
%% if stack.jobs is solid-queue
require "active_job/railtie"
%% end
require "active_record/railtie"
require "action_controller/railtie"
%% if stack.realtime is action-cable or solid-cable
require "action_cable/engine"
%% end
require "rails/test_unit/railtie"

Bundler.require(*Rails.groups)

module App
  class Application < Rails::Application
    config.load_defaults 8.1
    config.api_only = true
%% if stack.cache is redis
    config.cache_store = :redis_cache_store, { url: ENV.fetch("REDIS_URL", "redis://127.0.0.1:6379") }
%% end
    # Production reads SECRET_KEY_BASE from the environment.
  end
end
