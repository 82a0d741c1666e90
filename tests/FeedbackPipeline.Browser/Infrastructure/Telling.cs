using System.Net.Http.Json;
using System.Text.Json;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Browser.Infrastructure;

public static class Telling
{
    /// <summary>Enough voices that one group is missing, with a concern among them; returns the last receipt once everything is worked.</summary>
    public static async Task<string> TellAsync(this Site site)
    {
        var stop = TestContext.Current.CancellationToken;
        var reference = Path.Combine(site.DataFolder, "reference.csv");
        await File.WriteAllTextAsync(reference, "dimension,category,count\nage_band,25-34,50\nage_band,75+,50\n", stop);
        (await ProductProcess.RunAsync(site.DataFolder, stop, "reference", "--file", reference, "--source", "Our own list", "--date", "2026-01-01")).ExitCode.ShouldBe(0);
        using var client = new HttpClient { BaseAddress = site.Address };
        var receipt = "";
        for (var number = 0; number < 30; number++)
        {
            var answer = await client.PostAsJsonAsync(
                new Uri("/api/feedback", UriKind.Relative),
                new
                {
                    answers = new Dictionary<string, string> { ["good"] = "The food is nice.", ["change"] = number == 29 ? "He hits me. I am scared of him." : "The food was cold." },
                    about = new Dictionary<string, string> { ["age_band"] = "25-34" },
                    idempotencyKey = $"review-{number}",
                },
                stop);
            receipt = (await answer.Content.ReadFromJsonAsync<JsonElement>(stop)).GetProperty("receipt").GetString()!;
        }

        await site.UntilAsync("/api/alerts", body => body.Contains("75 or over", StringComparison.Ordinal));
        return receipt;
    }
}
