%% for line in origin
# %%{line}
%% end
class ApplicationRecord < ActiveRecord::Base
  self.abstract_class = true
end
