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
        var (epoch, gone) = EpochNow();
        var counts = await register.CountAsync(epoch, cancellationToken);
        if (counts.Count == 0)
        {
            return [];
        }

        var tree = await places.ReadAsync(cancellationToken);
        return [.. tree.WithBelow(tree.Root.Id).Select(place => ComposeCoverage.Of(counts, tree, place.Id, epoch, gone, options.Value.CoverageTarget, demographics)).OfType<PlaceCoverage>()];
    }

    private (int Epoch, double Gone) EpochNow()
    {
        var now = time.GetUtcNow();
        var epoch = calendar.EpochOf(now);
        var (start, end) = (calendar.StartOf(new(epoch, 1, 1)), calendar.StartOf(new(epoch + 1, 1, 1)));
        return (epoch, (now - start) / (end - start));
    }
}
