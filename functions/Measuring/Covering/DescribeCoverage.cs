using FeedbackPipeline.Measuring.Registering;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Measuring.Covering;

/// <summary>The register now → the coverage of places in this epoch.</summary>
public sealed class DescribeCoverage(IRegisterBook register, IPlaceBook places, Demographics demographics, OrganisationCalendar calendar, IOptions<MeasuringOptions> options, TimeProvider time)
{
    /// <returns>Null where nobody there is on the register.</returns>
    public async Task<PlaceCoverage?> OfAsync(string place, CancellationToken cancellationToken)
    {
        var (epoch, gone) = EpochNow();
        var counts = await register.CountAsync(epoch, cancellationToken);
        return ComposeCoverage.Of(counts, await places.ReadAsync(cancellationToken), place, epoch, gone, options.Value.CoverageTarget, demographics);
    }

    /// <summary>Of every place that has people on the register, at it or below it.</summary>
    public async Task<IReadOnlyList<PlaceCoverage>> AllAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (epoch, gone) = EpochNow();
        var counts = await register.CountAsync(epoch, cancellationToken);
        if (counts.Count == 0)
        {
            return [];
        }

        var tree = await places.ReadAsync(cancellationToken);
        var ages = (await register.AgesAsync(cancellationToken)).ToLookup(age => age.Place, StringComparer.Ordinal);
        var (start, end) = Bounds(epoch);
        return
        [
            .. tree.WithBelow(tree.Root.Id)
                .Select(place => ComposeCoverage.Of(counts, tree, place.Id, epoch, gone, options.Value.CoverageTarget, demographics))
                .OfType<PlaceCoverage>()
                .Select(covered => covered with { AvailableGone = AvailableTime.Gone(start, end, AvailableTime.Since(tree.WithBelow(covered.Place).SelectMany(below => ages[below.Id])), now) }),
        ];
    }

    private (int Epoch, double Gone) EpochNow()
    {
        var now = time.GetUtcNow();
        var epoch = calendar.EpochOf(now);
        var (start, end) = Bounds(epoch);
        return (epoch, (now - start) / (end - start));
    }

    private (DateTimeOffset Start, DateTimeOffset End) Bounds(int epoch) => (calendar.StartOf(new(epoch, 1, 1)), calendar.StartOf(new(epoch + 1, 1, 1)));
}
