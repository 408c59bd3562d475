%% for line in origin
# %%{line}
%% end
threads 3, 3
port ENV.fetch("PORT", 3000), ENV.fetch("HOST", "127.0.0.1")
