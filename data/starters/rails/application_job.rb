%% for line in origin
# %%{line}
%% end
class ApplicationJob < ActiveJob::Base
end
