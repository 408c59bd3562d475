%% for line in origin
# %%{line}
%% end
require "active_support/core_ext/integer/time"

Rails.application.configure do
  config.eager_load = true
  config.consider_all_requests_local = false
  config.logger = ActiveSupport::TaggedLogging.new(Logger.new($stdout))
  config.log_level = :info
%% if stack.cache is solid-cache
  config.cache_store = :solid_cache_store
%% end
%% if stack.jobs is solid-queue
  config.active_job.queue_adapter = :solid_queue
  config.solid_queue.connects_to = { database: { writing: :queue } }
%% end
%% if stack.realtime is action-cable or solid-cable
  config.action_cable.allowed_request_origins = ENV.fetch("ORIGINS", "http://localhost:3000").split(",")
%% end
end
