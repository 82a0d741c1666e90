using System.Runtime.InteropServices;
using FeedbackPipeline.Tagging.Modelling.Training;

namespace FeedbackPipeline.Tagging.Modelling.Retraining;

/// <summary>Chooses the features corrections can speak about: those the shipped model knows, and new ones that more than one correction has.</summary>
internal static class OwnFeatures
{
    private const int CommentsBehindBackground = 4000;
    private const int FeaturesOfComment = 100;

    /// <param name="background">How rare features are in general; null where no model came with the product.</param>
    /// <param name="fewest">Corrections a feature must stand in where the background lacks it.</param>
    public static FeatureTable Choose(IReadOnlyList<TrainingComment> comments, ReadFeatures read, Features features, FeatureTable? background, int fewest)
    {
        var counts = new Dictionary<uint, (int Comments, int Last)>(comments.Count * FeaturesOfComment);
        for (var at = 0; at < comments.Count; at++)
        {
            read.Read(comments[at].Text, comments[at].Asked, features);
            for (var kind = 0; kind < Features.Kinds; kind++)
            {
                foreach (var hash in features.Of(kind))
                {
                    ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, (uint)hash, out var seen);
                    count = seen && count.Last == at ? count : (count.Comments + 1, at);
                }
            }
        }

        var kept = counts.Select(count => (Hash: count.Key, count.Value.Comments, Row: background?.Find(count.Key) ?? -1))
            .Where(feature => feature.Row >= 0 || feature.Comments >= fewest)
            .ToList();
        kept.Sort((one, other) => one.Hash.CompareTo(other.Hash));
        return new(
            [.. kept.Select(feature => feature.Hash)],
            [.. kept.Select(feature => feature.Row >= 0 ? background!.Rarities[feature.Row] : FeatureTable.RarityOf(feature.Comments, comments.Count + CommentsBehindBackground))]);
    }
}
