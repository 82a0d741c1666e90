using System.Net;
using System.Net.Http.Headers;
using FeedbackPipeline.Tests.Infrastructure;
using Microsoft.Data.Sqlite;

namespace FeedbackPipeline.Tests.EndToEnd;

/// <summary>Reading all comments again ends as it should, whatever kills the process meanwhile.</summary>
public sealed class RetagKillTests : IDisposable
{
    private const int Comments = 3_000;
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_while_comments_are_read_again_it_goes_on_and_counts_each_once()
    {
        var file = folder.Write("comments.csv", "text,externalId\n" + string.Join('\n', Enumerable.Range(0, Comments).Select(number => $"\"My budgie sings {number} songs.\",k{number}")));
        (await ProductProcess.RunAsync(folder.Path, Stop, "import", "--input", file, "--survey", "default")).ExitCode.ShouldBe(0);
        var token = (await ProductProcess.RunAsync(folder.Path, Stop, "staff", "token", "--role", "reviewer")).Output.Trim();
        Number("SELECT count(*) FROM feedback WHERE state = 'tagged'").ShouldBe(Comments);

        await using (var product = await ProductProcess.ServeAsync(folder.Path, Stop))
        {
            using var client = Client(product, token);
            var saved = await client.SubmitAsync(
                await client.PageAsync("/settings/themes/theme"),
                "/settings/themes/theme",
                ("name", "Pets"),
                ("easyReadName", "Animals"),
                ("description", "Pets at home."),
                ("phrases", "budgie"));
            saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            while (Number("SELECT count(*) FROM themes WHERE theme = 'pets'") == 0)
            {
                Stop.ThrowIfCancellationRequested();
            }

            await product.KillAsync();
        }

        var done = Number("SELECT count(*) FROM themes WHERE theme = 'pets'");
        done.ShouldBeInRange(1, Comments - 1);
        await using (var product = await ProductProcess.ServeAsync(folder.Path, Stop))
        {
            while (Number("SELECT count(*) FROM retaggings WHERE finished IS NULL") > 0)
            {
                Stop.ThrowIfCancellationRequested();
            }
        }

        Number("SELECT count(*) FROM themes WHERE theme = 'pets'").ShouldBe(Comments);
        Number("SELECT sum(n) FROM theme_counts WHERE theme = 'pets' AND place = 'organisation'").ShouldBe(Comments);
        Number("SELECT sum(n) FROM theme_counts WHERE theme = '' AND place = 'organisation'").ShouldBe(Comments);
        Number("SELECT coalesce(sum(n), 0) FROM theme_counts WHERE theme NOT IN ('pets', '') AND place = 'organisation'").ShouldBe(Number("SELECT count(*) FROM themes WHERE theme <> 'pets'"));
        Number("SELECT n FROM term_counts WHERE term = 'budgie'").ShouldBe(Comments);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    private static HttpClient Client(ProductProcess product, string token)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CheckCertificateRevocationList = true }) { BaseAddress = product.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    private long Number(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={folder.File("feedback.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this test
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }
}
