using FeedbackPipeline.Measuring.Describing;
using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.Statistics;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Reviewing.Missing;

/// <summary>
/// The measured figures: exact and of this moment for the core team. Everyone else sees the newest publication, so that nobody can be told apart by what changed
/// between two looks, with small numbers hidden; only that an alert is open is said at once.
/// </summary>
internal sealed class MeasuredRepresentation(DescribeRepresentation describe, Demographics demographics, OrganisationCalendar calendar, TimeProvider time) : IRepresentation
{
    public async Task<PlaceRepresentation?> OfAsync(string place, StaffMember member, DateOnly? on, CancellationToken cancellationToken)
    {
        var today = calendar.DayOf(time.GetUtcNow());
        var day = on is { } asked && asked < today ? asked : today;
        var stream = await LookAsync(place, member, day, today, CountingMode.Stream, cancellationToken);
        var register = await LookAsync(place, member, day, today, CountingMode.Register, cancellationToken);
        if (stream is null && register is null)
        {
            return null;
        }

        var newest = new[] { stream, register }.OfType<Look>().MaxBy(look => look.Figures.Epoch)!;
        var end = member.IsCoreTeam ? day : newest.Published?.AddDays(-1) ?? day;
        return new(From(newest.Figures, day), To(newest.Figures, end), member.IsCoreTeam, stream is null ? [] : All(stream), register is null ? null : All(register)) { Published = newest.Published };
    }

    /// <summary>What one way of counting shows a member of a day: this moment to the core team, the newest publication to everyone else.</summary>
    private async Task<Look?> LookAsync(string place, StaffMember member, DateOnly day, DateOnly today, CountingMode mode, CancellationToken cancellationToken)
    {
        if (member.IsCoreTeam)
        {
            return (day == today ? await describe.OfAsync(place, cancellationToken, mode) : await describe.OnAsync(place, day, cancellationToken, mode)) is { } figures ? new(figures, null, null) : null;
        }

        if (await describe.PublishedAsync(place, day, cancellationToken, mode) is not var (published, from))
        {
            return null;
        }

        var live = day == today ? await describe.OfAsync(place, cancellationToken, mode) : null;
        return new(published, live ?? published, from);
    }

    private List<DimensionRepresentation> All(Look look) => [.. look.Figures.Dimensions.Select(dimension => Of(dimension, look.Figures, look.Alerts))];

    private static DateOnly From(PlaceFigures figures, DateOnly day) => new(figures.Epoch == 0 ? day.Year : figures.Epoch, 1, 1);

    private static DateOnly To(PlaceFigures figures, DateOnly day) => figures.Epoch == 0 || figures.Epoch == day.Year ? day : new(figures.Epoch, 12, 31);

    /// <param name="alerts">Figures that say which alerts are open; null for the core team, which sees all of one moment.</param>
    private DimensionRepresentation Of(DimensionFigures dimension, PlaceFigures place, PlaceFigures? alerts)
    {
        var groups = dimension.Groups.Select(group => Of(group, alerts)).ToList();
        if (alerts is not null)
        {
            groups = HideNeighbours.In(groups, dimension, demographics.Find(dimension.Dimension) is { Multi: true });
        }

        return new(
            dimension.Dimension,
            demographics.Find(dimension.Dimension)?.Label ?? dimension.Dimension,
            (int?)(alerts is null ? dimension.Known : Disclosure.Round(dimension.Known)),
            (int?)(alerts is null ? dimension.Unknown : Disclosure.Round(dimension.Unknown)),
            place.Reference.OriginOf(dimension.Dimension).Source,
            place.Reference.OriginOf(dimension.Dimension).Date,
            place.Reference.Version,
            [.. groups.OrderByDescending(group => group.Missing ?? -1)])
        { National = place.Reference.OriginOf(dimension.Dimension).National };
    }

    private GroupRepresentation Of(GroupFigures group, PlaceFigures? alerts)
    {
        var shown = alerts is null ? ProtectedFigures.Exact(group) : ProtectedFigures.Of(group);
        var live = alerts?.Dimensions.FirstOrDefault(other => other.Dimension == group.Dimension)?.Groups.FirstOrDefault(other => other.Category == group.Category);
        var standing = live is { IsOpen: true } ? live : group;
        return new(
            group.Category,
            GroupLabel.Of(demographics, group.Dimension, group.Category),
            (int?)shown.Heard,
            shown.Expected,
            shown.Ratio,
            shown.Low,
            shown.High,
            shown.Missing,
            shown.MissingLow,
            shown.MissingHigh,
            standing.Status,
            Evidence(group));
    }

    /// <summary>An open alert was opened on strong evidence, whatever came since.</summary>
    private static EvidenceWord Evidence(GroupFigures group)
        => group is not { IsOpen: true, LogThreshold: { } threshold } ? EvidenceWord.None
            : EvidenceWords.Of(group.LogE, threshold) is var word and not EvidenceWord.None ? word : EvidenceWord.Strong;

    /// <param name="Alerts">Figures that say which alerts are open; null for the core team.</param>
    private sealed record Look(PlaceFigures Figures, PlaceFigures? Alerts, DateOnly? Published);
}
