using System.Globalization;
using System.Text.Json.Serialization;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Cosmos.Projecting;

/// <summary>What one feedback adds to the counts, so that the same can be taken away when it is tagged anew or erased.</summary>
/// <param name="Day">In the organisation's zone, as <c>2026-11-02</c>; the month is its beginning.</param>
internal sealed record Contribution(string Place, string Day, string Sentiment, string Channel, IReadOnlyList<string> Themes)
{
    private const int LengthOfMonth = 7;

    /// <summary>Null where it counts nowhere yet.</summary>
    public static Contribution? Of(FeedbackDocument feedback, OrganisationCalendar calendar)
        => feedback.State != FeedbackState.Tagged ? null : new(
            feedback.Place,
            calendar.DayOf(feedback.Received).ToString("O", CultureInfo.InvariantCulture),
            feedback.Sentiment is { } sentiment ? Code.Of(sentiment) : "",
            Code.Of(feedback.Channel),
            [.. feedback.Themes.Select(theme => theme.Id)]);

    [JsonIgnore]
    public string Month => Day[..LengthOfMonth];

    public IEnumerable<string> Keys()
        => (Themes.Count == 0 ? [CountKey.NoTheme] : Themes).Prepend(CountKey.All).Select(theme => new CountKey(Day, theme, Sentiment, Channel).ToString());
}
