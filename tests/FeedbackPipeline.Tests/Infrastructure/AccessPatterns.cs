using System.Reflection;
using System.Text.RegularExpressions;
using FeedbackPipeline.Storing.Cosmos.Reviewing;

namespace FeedbackPipeline.Tests.Infrastructure;

/// <summary>
/// The queries the store may ask, as its own list names them. Whatever a test makes the store ask is looked up there, so that no query comes in that nobody has
/// thought about what it costs.
/// </summary>
internal static partial class AccessPatterns
{
    /// <summary>What tests ask through the store to look into it.</summary>
    private static readonly string[] tests =
    [
        "SELECT * FROM c WHERE c.type = @type", "SELECT * FROM c WHERE c.type = 'counts'", "SELECT * FROM c WHERE c.type = 'entry'", "SELECT * FROM c WHERE c.type = 'person'",
        "SELECT VALUE c.id FROM c WHERE c.type IN ('register-part', 'register-end')",
    ];

    private static readonly Lazy<IReadOnlyList<AccessPattern>> listed = new(() => [.. File.ReadLines(Path.Combine(Root, "functions", "Storing", "Cosmos", "AccessPatterns.md")).Select(Row).OfType<AccessPattern>()]);

    public static IReadOnlyList<AccessPattern> Listed => listed.Value;

    private static string Root => typeof(AccessPatterns).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(data => data.Key == "Repository").Value!;

    public static void Check(string container, bool all, string sql)
    {
        var asked = Normal(sql);
        if (!tests.Contains(asked) && !Listed.Any(pattern => pattern.Container == container && pattern.All == all && pattern.Query.IsMatch(asked)))
        {
            throw new InvalidOperationException($"Not in the list of access patterns: | {container} | {(all ? "all" : "one")} | `{asked}` |");
        }
    }

    /// <summary>Null for lines that are no rows of the table.</summary>
    private static AccessPattern? Row(string line)
        => line.Trim('|', ' ').Split(" | ") is [var container, ("one" or "all") and var partitions, var sql, _] ? new(container, partitions == "all", Pattern(sql.Trim('`'))) : null;

    private static Regex Pattern(string sql)
        => new($"^{Regex.Escape(sql).Replace("⟦", "(", StringComparison.Ordinal).Replace("⟧", ")?", StringComparison.Ordinal).Replace(Regex.Escape("{row}"), Regex.Escape(Normal(ListedRow.Columns)), StringComparison.Ordinal)}$");

    private static string Normal(string sql) => Number().Replace(Spaces().Replace(sql.Trim(), " "), "TOP n");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"TOP (\d+|@most)")]
    private static partial Regex Number();
}

/// <param name="All">Over all partitions.</param>
internal sealed record AccessPattern(string Container, bool All, Regex Query);
