namespace FeedbackPipeline.Tagging.Modelling.Training;

/// <summary>What there must be to learn from.</summary>
internal static class TrainingNeeds
{
    /// <exception cref="InvalidDataException">There are too few comments; the message says what is missing.</exception>
    public static void Check(IReadOnlyList<TrainingComment> comments, TrainingSettings settings)
    {
        if (comments.Count == 0)
        {
            throw new InvalidDataException("--input: there is no row to learn from.");
        }

        if (comments.All(comment => comment.Themes.Count == 0))
        {
            throw new InvalidDataException("--input: no row has a theme. Put theme ids into the column 'themes', with | between them.");
        }

        var different = comments.Select(comment => comment.Words()).Distinct(StringComparer.Ordinal).Count();
        if (different < settings.Folds)
        {
            throw new InvalidDataException($"--input: {different} different comments are too few for {settings.Folds} folds. Add comments or set --folds lower.");
        }
    }
}
