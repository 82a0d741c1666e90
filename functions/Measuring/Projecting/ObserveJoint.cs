using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Measuring.Projecting;

/// <summary>What one feedback says about two questions together. Known only where the same feedback answers both: answers given at different times are not put together.</summary>
public static class ObserveJoint
{
    public static (ObservationKind Kind, IReadOnlyList<string> Categories)? Of(IReadOnlyList<AboutAnswer> about, bool closed, DimensionPlan reference, Demographics demographics)
    {
        var (first, second) = (Given(about, reference.Joint!.First, demographics), Given(about, reference.Joint.Second, demographics));
        if (first.Count > 0 && second.Count > 0)
        {
            // The narrowest pair that the reference has people in, widening one part at a time.
            var pairs = from one in first.Index() from other in second.Index() orderby one.Index + other.Index select JointDimension.Category(one.Item, other.Item);
            return pairs.FirstOrDefault(pair => reference.IndexOf(pair) >= 0) is { } category ? (ObservationKind.Known, [category]) : (ObservationKind.Outside, []);
        }

        var declined = about.Any(answer => answer.NonAnswer == NonAnswer.Declined && (answer.Dimension == reference.Joint.First || answer.Dimension == reference.Joint.Second));
        return declined ? (ObservationKind.Declined, []) : closed ? (ObservationKind.Unknown, []) : null;
    }

    /// <summary>The category said and the wider ones it is part of; empty where none was said.</summary>
    private static List<string> Given(IReadOnlyList<AboutAnswer> about, string dimension, Demographics demographics)
        => about.FirstOrDefault(answer => answer.Dimension == dimension && answer.Category is not null)?.Category is { } category
            ? [category, .. demographics.Find(dimension)?.Widening(category) ?? []]
            : [];
}
