using FeedbackPipeline.Measuring.Folding;

namespace FeedbackPipeline.Measuring.Projecting;

/// <summary>Somebody left a place's register, or is on it again → what changes about who is still in its urn. Who was never counted changes nothing.</summary>
internal static class ObserveMove
{
    /// <param name="seen">What people count as already; what this changes is written into it.</param>
    public static IEnumerable<Observation> Of(string person, bool leaves, int epoch, ScopePlan plan, IDictionary<(string Person, string Dimension), SeenAs> seen)
    {
        var (from, to) = leaves ? (ObservationKind.Known, ObservationKind.Left) : (ObservationKind.Left, ObservationKind.Known);
        foreach (var dimension in plan.Dimensions.Where(dimension => !dimension.Multi))
        {
            if (seen.TryGetValue((person, dimension.Dimension), out var was) && was is { Category: { } category } && was.Kind == from)
            {
                seen[(person, dimension.Dimension)] = new(to, category);
                yield return new(null, epoch, dimension.Dimension, leaves ? ObservationKind.Left : ObservationKind.Returned, null, [category]);
            }
        }
    }
}
