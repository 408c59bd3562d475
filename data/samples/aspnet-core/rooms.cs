using Microsoft.AspNetCore.SignalR;

var builder = WebApplication.CreateBuilder(args);
var redis = builder.Configuration.GetConnectionString("Redis") ?? "127.0.0.1:6379";
builder.Services.AddSignalR().AddStackExchangeRedis(redis);
builder.Services.AddHealthChecks();

var app = builder.Build();
app.MapHealthChecks("/health");
app.MapHub<RoomHub>("/rooms");
app.Run();

public sealed class RoomHub : Hub
{
    public Task Join(string room) => Groups.AddToGroupAsync(Context.ConnectionId, room);

    public Task Say(string room, string text) =>
        Clients.Group(room).SendAsync("said", room, text); // to the clients of all servers
}
