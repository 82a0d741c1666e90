using FeedbackPipeline.Reviewing.Protecting;
using FeedbackPipeline.Reviewing.Scoping;
using FeedbackPipeline.Securing.Staffing;

namespace FeedbackPipeline.Reviewing.Themes;

/// <summary>The theme report of a place, for one member.</summary>
public sealed class ReadThemes(IThemeCounts counts, IThemeNames names)
{
    private const int CountNoFurther = 1_000;

    public async Task<ThemeReport> OfAsync(StaffMember member, PlaceScope scope, Period period, CancellationToken cancellationToken)
        => ComposeThemeReport.From(
            period,
            await counts.ReadAsync(scope.Chosen.Id, period.From, period.To, cancellationToken),
            await counts.ReadAsync(scope.Chosen.Id, period.Before.From, period.Before.To, cancellationToken),
            await counts.CountNotYetTaggedAsync(scope.Ids, CountNoFurther, cancellationToken),
            names,
            new SmallNumbers(member.IsCoreTeam));
}
