%% for line in origin
# %%{line}
%% end
Rails.application.configure do
  config.eager_load = false
  config.consider_all_requests_local = true
%% if stack.cache is solid-cache
  config.cache_store = :memory_store # production has Solid Cache
%% end
%% if stack.jobs is solid-queue
  config.active_job.queue_adapter = :async # in this process; production has Solid Queue
%% end
end
