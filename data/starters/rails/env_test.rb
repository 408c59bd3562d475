%% for line in origin
# %%{line}
%% end
Rails.application.configure do
  config.eager_load = false
  config.consider_all_requests_local = true
%% if stack.cache is redis or solid-cache
  config.cache_store = :memory_store
%% end
%% if stack.jobs is solid-queue
  config.active_job.queue_adapter = :test
%% end
end
