%% for line in origin
// %%{line}
%% end
using System.Threading.Channels;

namespace App;

// Work that a request need not wait for. It is kept in memory: what is not done is lost when the process ends.
public class JobQueue
{
    private readonly Channel<int> added = Channel.CreateBounded<int>(1000);

    public ValueTask NoteWasAdded(int id, CancellationToken stop) => added.Writer.WriteAsync(id, stop);

    public IAsyncEnumerable<int> Added(CancellationToken stop) => added.Reader.ReadAllAsync(stop);
}

public class JobWorker(JobQueue queue, ILogger<JobWorker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var id in queue.Added(stoppingToken))
            log.LogInformation("note {Id} was added", id);
    }
}
