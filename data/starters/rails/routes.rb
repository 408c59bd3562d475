%% for line in origin
# %%{line}
%% end
Rails.application.routes.draw do
  resources :notes, only: %i[index create]
  get "health", to: "health#show"
end
