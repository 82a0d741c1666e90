using System.Text.Json;
using System.Text.RegularExpressions;
using FeedbackPipeline.Securing;

namespace FeedbackPipeline.Tests.Deploying;

/// <summary>What is promised to those who approve the use of data is what the product does.</summary>
public sealed partial class ApprovalTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_setting_in_the_table_of_retention_has_the_figure_named_there()
    {
        using var sample = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Shell.Repository, "local.settings.sample.json"), Cancel));
        var values = sample.RootElement.GetProperty("Values");
        var rows = (await ReadAsync("retention.md")).Select(line => Row().Match(line)).Where(match => match.Success).ToList();

        rows.Count.ShouldBeGreaterThan(6);
        foreach (var row in rows)
        {
            values.GetProperty(row.Groups["setting"].Value).GetString().ShouldBe(row.Groups["figure"].Value, row.Value);
        }
    }

    [Fact]
    public async Task The_table_of_access_names_every_role_and_says_whose_figures_are_exact()
    {
        var table = (await ReadAsync("access.md")).Where(line => line.StartsWith('|')).Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..^1]).ToList();
        var roles = table[0][1..^1];
        var figures = table.Single(row => row[0].StartsWith("Figures", StringComparison.Ordinal));

        roles.ShouldBe(Roles.All, ignoreOrder: true);
        roles.Where((_, index) => figures[index + 1] == "exact").ShouldBe(Policies.CoreTeam, ignoreOrder: true);
    }

    private static Task<string[]> ReadAsync(string name) => File.ReadAllLinesAsync(Path.Combine(Shell.Repository, "docs", "approval", name), Cancel);

    [GeneratedRegex(@"^\| [^|]+ \| (?<figure>\d+) [^|]+ \| `(?<setting>\w+__\w+)` \|$")]
    private static partial Regex Row();
}
