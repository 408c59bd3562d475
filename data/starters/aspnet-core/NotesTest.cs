%% for line in origin
// %%{line}
%% end
using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Mvc.Testing;
using Xunit;

namespace App.Tests;

public class NotesTest(WebApplicationFactory<Program> factory) : IClassFixture<WebApplicationFactory<Program>>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ANoteThatWasAddedIsListed()
    {
        var client = factory.CreateClient();
        var text = $"a note {Guid.NewGuid()}";
        var added = await client.PostAsJsonAsync("/notes", new { text }, Stop);
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        Assert.Contains(text, await client.GetStringAsync("/notes", Stop));
    }

    [Fact]
    public async Task ANoteWithoutTextIsRefused()
    {
        var refused = await factory.CreateClient().PostAsJsonAsync("/notes", new { }, Stop);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task TheHealthEndpointAnswers()
    {
        var health = await factory.CreateClient().GetAsync("/health", Stop);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }
}
