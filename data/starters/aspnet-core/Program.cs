%% for line in origin
// %%{line}
%% end
using App;
using Microsoft.EntityFrameworkCore;

var builder = WebApplication.CreateBuilder(args);

%% if stack.database is sql-server
builder.Services.AddDbContext<AppDatabase>(options => options.UseSqlServer(AppDatabase.Address(builder.Configuration)));
%% else
builder.Services.AddDbContext<AppDatabase>(options => options.UseNpgsql(AppDatabase.Address(builder.Configuration)));
%% end
builder.Services.AddScoped<Notes>();
%% if stack.cache is redis
builder.Services.AddStackExchangeRedisCache(options =>
    options.Configuration = new Uri(builder.Configuration["REDIS_URL"] ?? "redis://127.0.0.1:6379").Authority);
%% end
%% if stack.jobs is dotnet-hosted-services
builder.Services.AddSingleton<JobQueue>();
builder.Services.AddHostedService<JobWorker>();
%% end
%% if stack.realtime is signalr
builder.Services.AddSignalR();
%% end

var app = builder.Build();

// Makes the tables of an empty database. Change to migrations before the first change of a table.
using (var scope = app.Services.CreateScope())
    await scope.ServiceProvider.GetRequiredService<AppDatabase>().Database.EnsureCreatedAsync();

app.MapGet("/notes", (Notes notes, CancellationToken stop) => notes.List(stop));
app.MapPost("/notes", async (NewNote body, Notes notes, CancellationToken stop) =>
{
    if (string.IsNullOrEmpty(body.Text) || body.Text.Length > 500)
        return Results.BadRequest(new { error = "text must be a string of 1 to 500 characters" });
    var note = await notes.Add(body.Text, stop);
    return Results.Created($"/notes/{note.Id}", note);
});

// For load balancers: 200 while the database answers, else 503.
app.MapGet("/health", async (AppDatabase database, CancellationToken stop) =>
    await database.Database.CanConnectAsync(stop)
        ? Results.Ok(new { status = "ok" })
        : Results.Json(new { status = "unavailable" }, statusCode: 503));
%% if stack.realtime is signalr
app.MapHub<LiveHub>("/live");
%% end

app.Run();

public partial class Program;
