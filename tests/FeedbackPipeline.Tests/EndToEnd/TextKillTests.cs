using System.Net;
using FeedbackPipeline.Tests.Collecting.Texting;
using FeedbackPipeline.Tests.Infrastructure;
using Microsoft.Data.Sqlite;

namespace FeedbackPipeline.Tests.EndToEnd;

/// <summary>Texts that Twilio was told are taken survive the process, and so do the replies to them.</summary>
public sealed class TextKillTests : IDisposable
{
    private const int TextsSent = 24;
    private const int Kills = 3;
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_text_is_one_feedback_with_one_reply_though_the_process_is_killed_between()
    {
        await using var twilio = await TwilioDouble.StartAsync();
        twilio.Clock = TimeProvider.System.GetUtcNow();
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var product = await ServeAsync(twilio);
            using var client = new HttpClient { BaseAddress = product.Address };
            await Task.WhenAll(Enumerable.Range(kill * TextsSent / Kills, TextsSent / Kills).Select(number => SendAsync(client, number)));
            await product.KillAsync();
        }

        await using (var product = await ServeAsync(twilio))
        {
            while (Number("SELECT count(*) FROM queue") > 0)
            {
                Stop.ThrowIfCancellationRequested();
            }
        }

        Number("SELECT count(*) FROM feedback WHERE channel = 'sms'").ShouldBe(TextsSent);
        Number("SELECT count(*) FROM texts_in WHERE worked IS NULL").ShouldBe(0);
        Number("SELECT count(*) FROM replies WHERE name = 'received' AND state <> 'sent'").ShouldBe(0);
        var received = twilio.Taken.Where(text => text.Body.Contains("got your text", StringComparison.Ordinal)).ToList();
        received.Select(text => text.To).Distinct().Count().ShouldBe(TextsSent);
        received.Count.ShouldBe(TextsSent);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    private Task<ProductProcess> ServeAsync(TwilioDouble twilio)
        => ProductProcess.ServeAsync(
            folder.Path,
            Stop,
            "--Pumping:HiddenSeconds", "10",
            "--Pumping:PollingMilliseconds", "20",
            "--Pumping:RetrySeconds", "1",
            "--Texting:TwilioBaseUrl", twilio.Address,
            "--Texting:TwilioAccountSid", TwilioDouble.Account,
            "--Texting:TwilioAuthToken", TwilioDouble.Token,
            "--Texting:TwilioNumber", "+447700900456");

    private static async Task SendAsync(HttpClient client, int number)
    {
        using var answer = await Texts.SendAsync(client, Texts.Fields("The food is cold.", $"+4477009{number:d5}", ("MessageSid", $"SM{number:d32}")), client.BaseAddress!.GetLeftPart(UriPartial.Authority));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private long Number(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.Path, "feedback.db")};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // a constant of this test
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }
}
