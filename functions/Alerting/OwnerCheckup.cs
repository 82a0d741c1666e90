using System.Globalization;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Alerting;

/// <summary>Open alerts that nobody owns, and those whose day is past. Counts only.</summary>
internal sealed class OwnerCheckup(IAlertBook book, IPlaceBook places, OrganisationCalendar calendar, TimeProvider time) : ICheckup
{
    public string Name => "alerts";

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var tree = await places.ReadAsync(cancellationToken);
        var open = await book.ListAsync([.. tree.WithBelow(tree.Root.Id).Select(place => place.Id)], 0, cancellationToken);
        var today = calendar.DayOf(time.GetUtcNow());
        var (nobody, overdue) = (open.Count(alert => alert.Owner is null), open.Count(alert => alert.Due < today));
        var found = string.Create(CultureInfo.InvariantCulture, $"{open.Count} open alerts; nobody owns {nobody}; {overdue} are overdue.");
        return nobody + overdue == 0 ? Finding.Fine(found) : Finding.Advice($"{found} Open /review/alerts and give each to somebody.");
    }
}
