namespace FeedbackPipeline.Tagging.Modelling.Training;

/// <summary>Splits comments so that each is scored by a model that has not seen it, nor another comment in the same words.</summary>
internal static class DrawFolds
{
    /// <returns>The fold of each comment, from 0.</returns>
    public static int[] Draw(IReadOnlyList<TrainingComment> comments, int folds, int seed)
    {
        var random = new SeededNumbers(seed);
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var drawn = new int[comments.Count];
        for (var at = 0; at < drawn.Length; at++)
        {
            var words = comments[at].Words();
            if (!known.TryGetValue(words, out var fold))
            {
                known[words] = fold = random.Next(folds);
            }

            drawn[at] = fold;
        }

        return drawn;
    }
}
