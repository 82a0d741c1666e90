using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.Projecting;
using FeedbackPipeline.Measuring.Publishing;
using FeedbackPipeline.Measuring.Statistics;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Measuring.References;

/// <summary>What a reference population could show, said before anyone has answered: whether a small place can ever find a gap by itself.</summary>
public sealed class Foresee(IPublicationBook book, IReferenceBook references, IPlaceBook places, Demographics demographics, OrganisationCalendar calendar, TimeProvider time, IOptions<MeasuringOptions> options)
{
    private const double HalfAsOften = 0.5;

    public async Task<IReadOnlyList<Foresight>> OfAsync(NewReference reference, CancellationToken cancellationToken)
    {
        if (reference.Dimensions.Count == 0)
        {
            return [];
        }

        var alpha = await AlphaAsync(reference.Place, cancellationToken);
        var population = new ReferencePopulation(reference.Place, 0, reference.Source, reference.Date, reference.Dimensions) { Total = reference.Total };
        var plan = ComposePlan.Of(population, demographics, CountingMode.Stream, alpha);
        return [.. plan.Dimensions.SelectMany(dimension => dimension.Groups.Where(group => group.Count > 0 || group.LowestShare is not null).Select(group => Of(dimension, group, plan)))];
    }

    private static Foresight Of(DimensionPlan dimension, GroupPlan group, ScopePlan plan)
    {
        var share = dimension.ShareOf(group);
        return group.Testable
            ? new(dimension.Dimension, group.Category, share, dimension.People, Silence.Length(share, plan.LogThreshold), ForwardLook.ToAlert(plan.LogThreshold, 0, HalfAsOften, share))
            : new(dimension.Dimension, group.Category, share, dimension.People, null, null);
    }

    /// <summary>The part this year's alerts of the place have or, where it has none yet, would have if all places with a reference shared equally.</summary>
    private async Task<double> AlphaAsync(string place, CancellationToken cancellationToken)
    {
        var given = await book.FindAlphaAsync(Scopes.Stream(place), calendar.EpochOf(time.GetUtcNow()), cancellationToken);
        var tree = await places.ReadAsync(cancellationToken);
        var monitored = (await references.NewestAsync(cancellationToken)).Select(reference => reference.Place).Append(place).Where(known => tree.Find(known) is not null).Distinct(StringComparer.Ordinal).Count();
        return given is > 0 and var part ? part : options.Value.Alpha / (monitored + (monitored < tree.All.Count() ? 1 : 0));
    }
}

/// <summary>What one group's count could show.</summary>
/// <param name="Share">Of those supported, the lowest it can be.</param>
/// <param name="People">N: everyone the counts hold.</param>
/// <param name="IfSilent">People to hear from until complete silence of the group opens an alert; null: the group is not tested.</param>
/// <param name="IfHalf">About how many where it is heard half as often as the others.</param>
public sealed record Foresight(string Dimension, string Category, double Share, long People, long? IfSilent, long? IfHalf)
{
    /// <summary>No gap of this group can show here: it is not tested, or there are not enough people to hear from in a year.</summary>
    public bool NeverHere => IfSilent is not { } silent || silent > People;
}
