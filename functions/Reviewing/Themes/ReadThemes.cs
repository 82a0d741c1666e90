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
            await ReadAsync(scope, period, cancellationToken),
            await ReadAsync(scope, period.Before, cancellationToken),
            await counts.CountNotYetTaggedAsync(scope.Ids, CountNoFurther, cancellationToken),
            names,
            new SmallNumbers(member.IsCoreTeam));

    /// <summary>A merged theme's mentions count for the theme that took it in from the moment of the merger, before each comment is read again.</summary>
    private async Task<IReadOnlyList<ThemeCount>> ReadAsync(PlaceScope scope, Period period, CancellationToken cancellationToken)
        => [.. (await counts.ReadAsync(scope.Chosen.Id, period.From, period.To, cancellationToken)).Select(count => count with { Theme = names.Resolve(count.Theme) })];
}
