%% for line in origin
// %%{line}
%% end
%% if stack.cache is redis
using System.Text.Json;
%% end
%% if stack.realtime is signalr
using Microsoft.AspNetCore.SignalR;
%% end
using Microsoft.EntityFrameworkCore;
%% if stack.cache is redis
using Microsoft.Extensions.Caching.Distributed;
%% end

namespace App;

public record NewNote(string? Text);

public class Notes(
%% if stack.cache is redis
    IDistributedCache cache,
%% end
%% if stack.jobs is dotnet-hosted-services
    JobQueue jobs,
%% end
%% if stack.realtime is signalr
    IHubContext<LiveHub> live,
%% end
    AppDatabase database)
{
    private Task<List<Note>> Load(CancellationToken stop) =>
        database.Notes.AsNoTracking().OrderByDescending(note => note.Id).Take(100).ToListAsync(stop);

%% if stack.cache is redis
    public async Task<List<Note>> List(CancellationToken stop)
    {
        var kept = await cache.GetStringAsync("notes", stop);
        if (kept is not null)
            return JsonSerializer.Deserialize<List<Note>>(kept)!;
        var notes = await Load(stop);
        var seconds = new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = TimeSpan.FromSeconds(10) };
        await cache.SetStringAsync("notes", JsonSerializer.Serialize(notes), seconds, stop);
        return notes;
    }
%% else
    public Task<List<Note>> List(CancellationToken stop) => Load(stop);
%% end

    public async Task<Note> Add(string text, CancellationToken stop)
    {
        var note = new Note { Text = text };
        database.Notes.Add(note);
        await database.SaveChangesAsync(stop);
%% if stack.cache is redis
        await cache.RemoveAsync("notes", stop);
%% end
%% if stack.jobs is dotnet-hosted-services
        await jobs.NoteWasAdded(note.Id, stop);
%% end
%% if stack.realtime is signalr
        await live.Clients.All.SendAsync("note", note, stop);
%% end
        return note;
    }
}
