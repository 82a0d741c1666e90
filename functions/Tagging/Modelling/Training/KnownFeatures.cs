using System.Runtime.InteropServices;

namespace FeedbackPipeline.Tagging.Modelling.Training;

/// <summary>Chooses the features a model learns: those of at least a few comments. Rarer ones say nothing about comments to come.</summary>
internal static class KnownFeatures
{
    /// <param name="fewest">Comments a feature must stand in.</param>
    public static FeatureTable Choose(IReadOnlyList<TrainingComment> comments, ReadFeatures read, Features features, int fewest)
    {
        var counts = new Dictionary<uint, (int Comments, int Last)>();
        for (var at = 0; at < comments.Count; at++)
        {
            read.Read(comments[at].Text, comments[at].Asked, features);
            for (var kind = 0; kind < Features.Kinds; kind++)
            {
                foreach (var hash in features.Of(kind))
                {
                    ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, (uint)hash, out var known);
                    count = known && count.Last == at ? count : (count.Comments + 1, at);
                }
            }
        }

        var kept = counts.Where(count => count.Value.Comments >= fewest).OrderBy(count => count.Key).ToList();
        return new([.. kept.Select(count => count.Key)], [.. kept.Select(count => FeatureTable.RarityOf(count.Value.Comments, comments.Count))]);
    }
}
