using FeedbackPipeline.Reviewing.Scoping;
using FeedbackPipeline.Reviewing.Themes;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Mvc;

namespace FeedbackPipeline.Reviewing.Reading;

/// <summary>The filters of a list as a query string carries them; empty means all.</summary>
/// <param name="From">First day, as <c>2026-11-02</c>.</param>
/// <param name="To">Last day, included.</param>
/// <param name="Language">A code, <c>other</c> for all but English.</param>
/// <param name="Untagged"><c>yes</c>: only what the tagger has not read.</param>
/// <param name="Unread"><c>yes</c>: only what no person has read.</param>
/// <param name="After">Id of the last feedback of the page before.</param>
public sealed record FeedbackQuery(
    [FromQuery(Name = "theme")] string? Theme = null,
    [FromQuery(Name = "sentiment")] string? Sentiment = null,
    [FromQuery(Name = "channel")] string? Channel = null,
    [FromQuery(Name = "language")] string? Language = null,
    [FromQuery(Name = "from")] string? From = null,
    [FromQuery(Name = "to")] string? To = null,
    [FromQuery(Name = "untagged")] string? Untagged = null,
    [FromQuery(Name = "unread")] string? Unread = null,
    [FromQuery(Name = "after")] string? After = null)
{
    private const string Yes = "yes";

    public FeedbackFilter Read(PlaceScope scope, OrganisationCalendar calendar, List<FieldError> errors)
    {
        var from = Days.Read("from", From, errors);
        var to = Days.Read("to", To, errors);
        Days.CheckOrder(from, to, errors);
        return new(
            scope.Ids,
            Empty(Theme),
            OneOf<Sentiment>("sentiment", Sentiment, errors),
            OneOf<Channel>("channel", Channel, errors),
            Empty(Language),
            Untagged == Yes,
            Unread == Yes,
            from is { } first ? calendar.StartOf(first) : null,
            to is { } last ? calendar.StartOf(last.AddDays(1)) : null);
    }

    /// <summary>The same filters, with the place, for a link; <paramref name="after"/> null begins at the newest.</summary>
    public string ToQueryString(string place, string? after)
    {
        (string Name, string? Value)[] all =
        [
            ("place", place), ("theme", Theme), ("sentiment", Sentiment), ("channel", Channel), ("language", Language),
            ("from", From), ("to", To), ("untagged", Untagged), ("unread", Unread), ("after", after),
        ];
        return string.Join('&', all.Where(pair => !string.IsNullOrEmpty(pair.Value)).Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value!)}"));
    }

    /// <summary>With the theme that took in the one asked for, where it was merged: links from before still lead somewhere.</summary>
    public FeedbackQuery Resolved(IThemeNames names) => string.IsNullOrEmpty(Theme) ? this : this with { Theme = names.Resolve(Theme) };

    private static string? Empty(string? value) => string.IsNullOrEmpty(value) ? null : value;

    private static T? OneOf<T>(string field, string? value, List<FieldError> errors)
        where T : struct, Enum
    {
        if (string.IsNullOrEmpty(value))
        {
            return null;
        }

        if (Code.TryParse<T>(value, out var known))
        {
            return known;
        }

        errors.Add(new(field, $"must be one of: {string.Join(", ", Code.All<T>())}."));
        return null;
    }
}
