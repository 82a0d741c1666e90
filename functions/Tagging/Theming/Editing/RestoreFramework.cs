using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging.Theming.Editing;

/// <summary>Goes back to an earlier version of a framework, by making a new one that is like it.</summary>
public static class RestoreFramework
{
    private const int LongestReason = 300;

    /// <summary>Names and tags that came after it are not lost: newer themes count as retired, and a newer theme that was merged still leads where it led.</summary>
    /// <param name="number">What the history calls the earlier version; 0: what came with the product.</param>
    public static Edited Of(ThemeFramework framework, ThemeFramework earlier, int number, string? reason)
    {
        var next = earlier with
        {
            Version = framework.Version + 1,
            Retired = [.. earlier.Retired ?? [], .. framework.Themes.Concat(framework.Retired ?? []).Where(theme => !Knows(earlier, theme.Id))],
            Merged = Merged(framework, earlier),
        };
        var why = (reason ?? "").Trim();
        List<FieldError> errors = [.. CheckFramework.Of(next)];
        if (CompareFrameworks.Of(framework, next).Count == 0)
        {
            errors.Add(new("number", "must change something. The themes are like that already."));
        }

        if (why.Length is 0 or > LongestReason)
        {
            errors.Add(new("reason", $"must say why, in at most {LongestReason} letters."));
        }

        return errors.Count > 0
            ? new Edited.Refused(errors)
            : new Edited.Done(next, framework.Id, ThemeChanges.Restore) { Other = FormattableString.Invariant($"{number}"), Reason = why };
    }

    private static Dictionary<string, string>? Merged(ThemeFramework framework, ThemeFramework earlier)
    {
        var merged = new Dictionary<string, string>(earlier.Merged ?? new Dictionary<string, string>(), StringComparer.Ordinal);
        foreach (var id in (framework.Merged ?? new Dictionary<string, string>()).Keys.Where(id => !Knows(earlier, id)))
        {
            if (earlier.Find(earlier.Resolve(framework.Resolve(id))) is { } target)
            {
                merged[id] = target.Id;
            }
        }

        return merged.Count == 0 ? null : merged;
    }

    private static bool Knows(ThemeFramework earlier, string id)
        => earlier.Find(id) is not null || earlier.Merged?.ContainsKey(id) is true || earlier.Retired?.Any(theme => theme.Id == id) is true;
}
