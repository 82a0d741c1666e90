using System.Reflection;
using System.Text;
using System.Text.Json;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.EndToEnd;

/// <summary>What the samples say is answered is answered, sent in their order.</summary>
public sealed class SamplesTests
{
    private static readonly string Samples = Path.Combine(
        typeof(SamplesTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(data => data.Key == "Repository").Value!, "tests", "samples.http");

    [Fact]
    public async Task Every_sample_gets_the_answer_it_states()
    {
        await using var app = new PipelineApp();
        var anyone = app.Anyone();
        var reviewer = await app.WithRolesAsync([Roles.Reviewer]);
        var samples = (await File.ReadAllTextAsync(Samples, TestContext.Current.CancellationToken)).Split("\n###").Skip(1).ToList();
        var receipt = "";
        foreach (var sample in samples)
        {
            var lines = sample.Split('\n');
            var start = lines[2].Split(' ');
            using var request = new HttpRequestMessage(new HttpMethod(start[0]), start[1].Replace("{{host}}", "", StringComparison.Ordinal).Replace("{{receipt}}", receipt, StringComparison.Ordinal));
            if (lines.FirstOrDefault(line => line.StartsWith('{')) is { } body)
            {
                request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            }

            var answer = await (sample.Contains("{{token}}", StringComparison.Ordinal) ? reviewer : anyone).SendAsync(request, TestContext.Current.CancellationToken);

            $"{lines[2]}: # Answers {(int)answer.StatusCode}".ShouldBe($"{lines[2]}: {lines[1]}");
            if (receipt.Length == 0)
            {
                receipt = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("receipt").GetString()!;
                await app.DrainAsync();
            }
        }

        samples.Count.ShouldBeGreaterThan(9);
    }
}
