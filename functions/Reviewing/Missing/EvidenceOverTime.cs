using FeedbackPipeline.Measuring.Describing;
using FeedbackPipeline.Measuring.Projecting;
using FeedbackPipeline.Measuring.Publishing;
using FeedbackPipeline.Measuring.Statistics;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Reviewing.Missing;

/// <summary>How the evidence about one group went this year, from what was published: nothing is folded to show it.</summary>
public sealed class EvidenceOverTime(IPublicationBook book, Demographics demographics, OrganisationCalendar calendar, TimeProvider time)
{
    private const double Step = 0.5;

    /// <returns>Null where the place has no such group, or nothing was published this year.</returns>
    public async Task<EvidenceLine?> OfAsync(string place, string dimension, string category, StaffMember member, CancellationToken cancellationToken)
    {
        var scope = Scopes.Stream(place);
        var today = calendar.DayOf(time.GetUtcNow());
        var publications = (await book.OfEpochAsync(scope, today.Year, today, cancellationToken)).Where(publication => member.IsCoreTeam || publication.Shown);
        var points = new List<EvidencePoint>();
        double? needed = null;
        foreach (var publication in publications)
        {
            var counted = publication.State.Find(dimension);
            if (counted?.Find(category) is not { } group)
            {
                continue;
            }

            needed = group.LogThreshold ?? needed;
            points.Add(new(
                publication.Day,
                member.IsCoreTeam ? group.Gap.LogE() : Math.Round(group.Gap.LogE() / Step) * Step,
                (int?)(member.IsCoreTeam ? counted.Known : Disclosure.Round(counted.Known)),
                group.Alert is not null));
        }

        var events = (await book.SignalsAsync(scope, cancellationToken))
            .Where(signal => signal.Dimension == dimension && signal.Category == category && calendar.EpochOf(signal.At) == today.Year)
            .Select(signal => new EvidenceEvent(calendar.DayOf(signal.At), signal.Change))
            .ToList();
        return points.Count == 0 && events.Count == 0 ? null : new(GroupLabel.Of(demographics, dimension, category), demographics.Find(dimension)?.Label ?? dimension, needed, points, events);
    }
}

/// <param name="Needed">ln E an alert needs; null where the group is not tested this year.</param>
/// <param name="Points">One a publication, oldest first.</param>
/// <param name="Events">When an alert opened, changed and cleared.</param>
public sealed record EvidenceLine(string Group, string Question, double? Needed, IReadOnlyList<EvidencePoint> Points, IReadOnlyList<EvidenceEvent> Events);

/// <param name="LogE">ln E; in steps of a half outside the core team.</param>
/// <param name="Known">People whose answer was known; null: too few to show.</param>
public sealed record EvidencePoint(DateOnly Day, double LogE, int? Known, bool Open);

public sealed record EvidenceEvent(DateOnly Day, RepresentationChange Change);
