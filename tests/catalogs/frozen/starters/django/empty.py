%% for line in origin
# %%{line}
%% end
