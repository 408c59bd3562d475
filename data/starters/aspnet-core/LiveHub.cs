%% for line in origin
// %%{line}
%% end
using Microsoft.AspNetCore.SignalR;

namespace App;

// Clients connect to /live and get each new note as the message "note".
public class LiveHub : Hub
{
}
