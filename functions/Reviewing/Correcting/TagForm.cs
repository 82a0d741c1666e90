using FeedbackPipeline.Reviewing.Themes;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Reviewing.Correcting;

/// <summary>The form with every theme and tone, as it is shown and as it comes back.</summary>
/// <param name="Choices">Themes of the framework, then those the feedback has from before.</param>
public sealed record TagForm(string Id, IReadOnlyList<ThemeName> Choices, IReadOnlyList<string> Themes, string? Tone, string? Reason, IReadOnlyList<FieldError> Errors)
{
    public const int LongestReason = 500;

    public static IReadOnlyList<Sentiment> Tones { get; } = [Sentiment.Positive, Sentiment.Mixed, Sentiment.Neutral, Sentiment.Negative];

    public string? ErrorOf(string field) => Errors.FirstOrDefault(error => error.Field == field)?.Rule;

    /// <summary>The form of one feedback.</summary>
    /// <param name="themes">Ticked.</param>
    public static TagForm Of(string id, IThemeNames names, IReadOnlyList<string> themes, Sentiment? tone)
        => new(
            id,
            [.. names.All, .. themes.Where(theme => names.All.All(known => known.Id != theme)).Select(theme => new ThemeName(theme, names.Of(theme)))],
            themes,
            tone is { } known ? Code.Of(known) : null,
            null,
            []);

    /// <summary>The same form with what came back, and what is wrong with it.</summary>
    public TagForm Filled(IReadOnlyList<string> themes, string? tone, string? reason)
    {
        var errors = new List<FieldError>();
        if (themes.FirstOrDefault(theme => Choices.All(choice => choice.Id != theme)) is { } unknown)
        {
            errors.Add(new("themes", $"'{unknown}' is no theme any more. Look at the list again."));
        }

        if (!Code.TryParse<Sentiment>(tone, out _))
        {
            errors.Add(new("tone", "Choose how it sounds."));
        }

        if (reason?.Trim().Length > LongestReason)
        {
            errors.Add(new("reason", $"Write the reason in at most {LongestReason} characters."));
        }

        return this with { Themes = themes, Tone = tone, Reason = reason, Errors = errors };
    }

    /// <summary>Only where nothing is wrong.</summary>
    public TagDecision ToDecision() => new(Id, [.. Themes.Distinct(StringComparer.Ordinal)], Code.Parse<Sentiment>(Tone!), string.IsNullOrWhiteSpace(Reason) ? null : Reason.Trim());
}
