using FeedbackPipeline.Measuring.Describing;
using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.Statistics;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Reviewing.Missing;

/// <summary>The measured figures, exact for the core team and protected for everyone else.</summary>
internal sealed class MeasuredRepresentation(DescribeRepresentation describe, Demographics demographics, OrganisationCalendar calendar, TimeProvider time) : IRepresentation
{
    public async Task<PlaceRepresentation?> OfAsync(string place, StaffMember member, CancellationToken cancellationToken)
    {
        var stream = await describe.OfAsync(place, cancellationToken);
        var register = await describe.OfAsync(place, cancellationToken, CountingMode.Register);
        if (stream is null && register is null)
        {
            return null;
        }

        var today = calendar.DayOf(time.GetUtcNow());
        var year = Math.Max(stream?.Epoch ?? 0, register?.Epoch ?? 0) is var latest and > 0 ? latest : today.Year;
        return new(
            new(year, 1, 1),
            today.Year == year ? today : new(year, 12, 31),
            member.IsCoreTeam,
            stream is null ? [] : All(stream, member.IsCoreTeam),
            register is null ? null : All(register, member.IsCoreTeam));
    }

    private List<DimensionRepresentation> All(PlaceFigures figures, bool exact) => [.. figures.Dimensions.Select(dimension => Of(dimension, figures, exact))];

    private DimensionRepresentation Of(DimensionFigures dimension, PlaceFigures place, bool exact)
        => new(
            dimension.Dimension,
            demographics.Find(dimension.Dimension)?.Label ?? dimension.Dimension,
            (int?)(exact ? dimension.Known : Disclosure.Round(dimension.Known)),
            (int?)(exact ? dimension.Unknown : Disclosure.Round(dimension.Unknown)),
            place.Reference.Source,
            place.Reference.Date,
            place.Reference.Version,
            [.. dimension.Groups.Select(group => Of(group, exact)).OrderByDescending(group => group.Missing ?? -1)]);

    private GroupRepresentation Of(GroupFigures group, bool exact)
    {
        var shown = exact ? ProtectedFigures.Exact(group) : ProtectedFigures.Of(group);
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
            group.Status,
            Evidence(group));
    }

    /// <summary>An open alert was opened on strong evidence, whatever came since.</summary>
    private static EvidenceWord Evidence(GroupFigures group)
        => group is not { IsOpen: true, LogThreshold: { } threshold } ? EvidenceWord.None
            : EvidenceWords.Of(group.LogE, threshold) is var word and not EvidenceWord.None ? word : EvidenceWord.Strong;
}
