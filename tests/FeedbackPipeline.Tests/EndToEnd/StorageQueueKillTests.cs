using System.Net.Http.Json;
using FeedbackPipeline.Tests.Infrastructure;
using Microsoft.Data.Sqlite;

namespace FeedbackPipeline.Tests.EndToEnd;

/// <summary>With Azure's queues too nothing accepted is lost and nothing counts twice, whatever kills the process.</summary>
public sealed class StorageQueueKillTests : IDisposable
{
    private const int Kills = 4;
    private const int BetweenKills = 60;
    private const string Tagged = "SELECT count(*) FROM feedback WHERE state = 'tagged'";
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_accepted_is_counted_once_though_the_process_is_killed_between_the_queues()
    {
        string[] settings = ["--Storing:Queue", "Azure", "--FeedbackQueues", (await Azurite.SharedAsync()).Account(), "--Pumping:HiddenSeconds", "5", "--Pumping:PollingMilliseconds", "50"];
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var product = await ProductProcess.ServeAsync(folder.Path, Stop, settings);
            using var client = new HttpClient { BaseAddress = product.Address };
            await Parallel.ForEachAsync(Enumerable.Range(0, BetweenKills), Stop, async (_, stop) =>
                (await client.PostAsJsonAsync(new Uri("/api/feedback", UriKind.Relative), new { text = "The food is nice." }, stop)).EnsureSuccessStatusCode());
            await product.KillAsync();
        }

        await using (await ProductProcess.ServeAsync(folder.Path, Stop, settings))
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
            patience.CancelAfter(TimeSpan.FromSeconds(90));
            while (Number(Tagged) < Kills * BetweenKills || Number("SELECT count(*) FROM queue") > 0)
            {
                patience.Token.ThrowIfCancellationRequested();
            }
        }

        Number("SELECT count(*) FROM feedback").ShouldBe(Kills * BetweenKills);
        Number("SELECT sum(n) FROM theme_counts WHERE theme = '' AND place = 'organisation'").ShouldBe(Kills * BetweenKills);
        Number("SELECT sum(n) FROM theme_counts WHERE theme = 'food' AND place = 'organisation'").ShouldBe(Kills * BetweenKills);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    private long Number(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={folder.File("feedback.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this test
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar() is long number ? number : 0;
    }
}
