using System.Reflection;
using System.Text.RegularExpressions;

namespace FeedbackPipeline.Tests.Hosting.Functions;

/// <summary>The table of the host's rules names tests that there are.</summary>
public sealed partial class RuleTableTests
{
    private static readonly string Repository = typeof(RuleTableTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(data => data.Key == "Repository").Value!;

    [Fact]
    public void Every_rule_names_a_test_that_exists()
    {
        var table = File.ReadAllText(Path.Combine(Repository, "tests", "FeedbackPipeline.Tests", "Hosting", "Functions", "README.md"));
        var tests = typeof(RuleTableTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods().Where(method => method.GetCustomAttributes<FactAttribute>().Any()).Select(method => $"{type.Name}.{method.Name}"))
            .ToHashSet();

        var rules = table.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.EndsWith("| Test |", StringComparison.Ordinal)).ToList();

        rules.Count.ShouldBeGreaterThan(40);
        rules.Where(rule => !Named().IsMatch(rule)).ShouldBeEmpty();
        Named().Matches(table).Select(match => match.Groups["test"].Value).Where(name => !tests.Contains(name)).ShouldBeEmpty();
    }

    [Fact]
    public void All_ten_pitfalls_are_in_it()
    {
        var table = File.ReadAllText(Path.Combine(Repository, "tests", "FeedbackPipeline.Tests", "Hosting", "Functions", "README.md"));

        Enumerable.Range(1, 10).Where(number => !table.Contains(FormattableString.Invariant($"(pitfall {number})"), StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Our_script_sends_nothing_by_itself()
    {
        var script = File.ReadAllText(Path.Combine(Repository, "functions", "wwwroot", "site.js"));

        // A browser sends a form with its length; only a script could send a stream without.
        ((string[])["fetch(", "XMLHttpRequest", "sendBeacon", "ReadableStream"]).Where(word => script.Contains(word, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [GeneratedRegex("`(?<test>[A-Za-z]+Tests\\.[A-Za-z0-9_]+)`")]
    private static partial Regex Named();
}
