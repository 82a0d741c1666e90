using FeedbackPipeline.Alerting;
using FeedbackPipeline.Alerting.Lifecycle;
using FeedbackPipeline.Alerting.Wording;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Reviewing.Alerts;

/// <summary>Alerts of a part of the tree, in words.</summary>
public sealed class ReadAlerts(IAlertBook book, WordAlert words, OrganisationCalendar calendar, TimeProvider time)
{
    /// <summary>Closed alerts beyond these stay in the store but not on the list.</summary>
    public const int MostClosed = 100;

    /// <summary>Open ones first, newest first.</summary>
    /// <param name="state">Only these, or all where null.</param>
    public async Task<IReadOnlyList<ShownAlert>> ListAsync(IReadOnlyList<string> places, AlertState? state, CancellationToken cancellationToken)
        => [.. (await book.ListAsync(places, MostClosed, cancellationToken)).Where(alert => state is null || alert.State == state).Select(Show)];

    /// <returns>Null where there is no such alert at these places.</returns>
    public async Task<ShownAlert?> FindAsync(string id, IReadOnlyList<string> places, CancellationToken cancellationToken)
        => await book.FindAsync(id, cancellationToken) is { } alert && places.Contains(alert.Place) ? Show(alert) : null;

    private ShownAlert Show(Alert alert) => ShownAlert.Of(alert, words, calendar, calendar.DayOf(time.GetUtcNow()));
}
