%% for line in origin
// %%{line}
%% end
module %%{project}

go 1.25.1

require (
%% for module in modules
	%%{module} v%%{module.version}
%% end
)
