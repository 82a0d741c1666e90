using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using FeedbackPipeline.Tests.Infrastructure;
using Microsoft.Data.Sqlite;

namespace FeedbackPipeline.Tests.EndToEnd;

/// <summary>Words promised to be safe are safe, whatever kills the process, and each person counts once.</summary>
public sealed class KillTests : IDisposable
{
    private const int Submissions = 2_000;
    private const int Kills = 12;
    private const int AtOnce = 16;
    private static readonly string[] Ages = ["18-24", "25-34", "35-44", "45-54", "55-64"];
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_accepted_is_lost_and_nothing_counts_twice_though_the_process_is_killed_again_and_again()
    {
        var reference = folder.Write("reference.csv", "dimension,category,count\n" + string.Join('\n', Ages.Select(age => $"age_band,{age},100")));
        (await ProductProcess.RunAsync(folder.Path, Stop, "reference", "--place", "organisation", "--file", reference, "--source", "our own list", "--date", "2026-01-01")).ExitCode.ShouldBe(0);
        File.Delete(reference);
        var token = (await ProductProcess.RunAsync(folder.Path, Stop, "staff", "token", "--role", "reviewer")).Output.Trim();

        var receipts = await SubmitWhileKillingAsync();
        await using (var product = await ProductProcess.ServeAsync(folder.Path, Stop, "--Pumping:HiddenSeconds", "5"))
        {
            await WaitForTotalAsync(product, token, Submissions);
            while (Number("SELECT count(*) FROM queue") > 0)
            {
                // The last batch is settled with the next look at the queue.
            }
        }

        receipts.Count.ShouldBe(Submissions);
        Stored().OrderBy(pair => pair.Key, StringComparer.Ordinal).ShouldBe(receipts.OrderBy(pair => pair.Key, StringComparer.Ordinal));
        Number("SELECT sum(n) FROM theme_counts WHERE theme = '' AND place = 'organisation'").ShouldBe(Submissions);
        Number("SELECT count(*) FROM observations WHERE scope = 'stream:organisation' AND dimension = 'age_band'").ShouldBe(Submissions);
        Number("SELECT count(DISTINCT feedback) FROM observations WHERE scope = 'stream:organisation' AND dimension = 'age_band'").ShouldBe(Submissions);
        Number("SELECT count(*) FROM queue").ShouldBe(0);

        await EraseAsync(receipts["k-7"]);
        FilesWith("unmistakable-7-words").ShouldBeEmpty();
        FilesWith("unmistakable-8-words").ShouldNotBeEmpty();
        Number("SELECT sum(n) FROM theme_counts WHERE theme = '' AND place = 'organisation'").ShouldBe(Submissions - 1);
        Number("SELECT count(*) FROM observations WHERE scope = 'stream:organisation' AND dimension = 'age_band'").ShouldBe(Submissions);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    private async Task<ConcurrentDictionary<string, string>> SubmitWhileKillingAsync()
    {
        var receipts = new ConcurrentDictionary<string, string>();
        var waiting = new ConcurrentQueue<int>(Enumerable.Range(0, Submissions));
        var random = new Random(20_260_302);
        for (var kill = 0; !waiting.IsEmpty || kill < Kills; kill++)
        {
            var upTo = kill < Kills ? receipts.Count + random.Next(20, Submissions / Kills) : int.MaxValue;
            await using var product = await ProductProcess.ServeAsync(folder.Path, Stop, "--Pumping:HiddenSeconds", "5");
            using var client = new HttpClient { BaseAddress = product.Address };
            using var killed = CancellationTokenSource.CreateLinkedTokenSource(Stop);
            await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => SubmitUntilAsync(client, waiting, receipts, upTo, product, killed)));
        }

        return receipts;
    }

    private static async Task SubmitUntilAsync(HttpClient client, ConcurrentQueue<int> waiting, ConcurrentDictionary<string, string> receipts, int upTo, ProductProcess product, CancellationTokenSource killed)
    {
        while (!killed.IsCancellationRequested && waiting.TryDequeue(out var number))
        {
            if (await TrySubmitAsync(client, number) is { } receipt)
            {
                receipts[$"k-{number}"] = receipt;
            }
            else
            {
                // Nobody knows whether it was kept: the same key goes again to the next process.
                waiting.Enqueue(number);
            }

            if (receipts.Count >= upTo && !killed.IsCancellationRequested)
            {
                await killed.CancelAsync();
                await product.KillAsync();
            }
        }
    }

    private static async Task<string?> TrySubmitAsync(HttpClient client, int number)
    {
        try
        {
            using var response = await client.PostAsJsonAsync(
                new Uri("/api/feedback", UriKind.Relative),
                new
                {
                    text = $"The staff are kind. I want to go out more. unmistakable-{number}-words",
                    idempotencyKey = $"k-{number}",
                    about = new Dictionary<string, string> { ["age_band"] = Ages[number % Ages.Length] },
                },
                Stop);
            response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
            return (await response.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("receipt").GetString();
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException)
        {
            return null;
        }
    }

    private static async Task WaitForTotalAsync(ProductProcess product, string token, int total)
    {
        using var client = new HttpClient { BaseAddress = product.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var themes = await client.GetFromJsonAsync<JsonElement>(new Uri("/api/themes", UriKind.Relative), patience.Token);
            var missing = await client.GetFromJsonAsync<JsonElement>(new Uri("/api/representation", UriKind.Relative), patience.Token);
            if (themes.GetProperty("total").GetInt32() == total && missing.ToString().Contains($"\"known\":{total}", StringComparison.Ordinal))
            {
                return;
            }
        }
    }

    private async Task EraseAsync(string receipt)
    {
        await using var product = await ProductProcess.ServeAsync(folder.Path, Stop, "--Pumping:HiddenSeconds", "5");
        using var client = new HttpClient { BaseAddress = product.Address };
        (await client.DeleteAsync(new Uri($"/api/feedback/{receipt}", UriKind.Relative), Stop)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await client.DeleteAsync(new Uri($"/api/feedback/{receipt}", UriKind.Relative), Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private Dictionary<string, string> Stored()
    {
        var stored = new Dictionary<string, string>();
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT text, receipt FROM words JOIN feedback ON sequence = number";
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            var number = rows.GetString(0).Split("unmistakable-")[1].Split('-')[0];
            stored.Add($"k-{number}", rows.GetString(1));
        }

        return stored;
    }

    private long Number(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this test
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={folder.File("feedback.db")};Pooling=False");
        connection.Open();
        return connection;
    }

    private IEnumerable<string> FilesWith(string words)
    {
        var sought = Encoding.UTF8.GetBytes(words);
        return Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Where(file => File.ReadAllBytes(file).AsSpan().IndexOf(sought) >= 0);
    }
}
