namespace FeedbackPipeline.Tagging.AzureLanguage;

/// <summary>Where in the redacted text the entities of an answer stand.</summary>
internal static class FindEntities
{
    /// <param name="notNames">Words that are no names here, whatever the service thinks.</param>
    public static IEnumerable<Found> In(Piece piece, OutputDocument document, IEnumerable<string> notNames)
        => (document.Entities ?? [])
            .Where(entity => entity.Text?.Length > 0 && !notNames.Contains(entity.Text, StringComparer.OrdinalIgnoreCase))
            .SelectMany(entity => TextTask.MarkerOf(entity.Category) is { } marker ? Places(piece.Text, entity).Select(place => new Found(marker, piece.Start + place.Start, place.Length)) : []);

    /// <summary>Where it says; where something else stands there, everywhere that its words stand: better too much than a name.</summary>
    private static IEnumerable<(int Start, int Length)> Places(string text, PiiEntity entity)
    {
        if (entity.Offset >= 0 && entity.Offset <= text.Length - entity.Length && entity.Length == entity.Text.Length && string.CompareOrdinal(text, entity.Offset, entity.Text, 0, entity.Length) == 0)
        {
            yield return (entity.Offset, entity.Length);
            yield break;
        }

        for (var at = text.IndexOf(entity.Text, StringComparison.Ordinal); at >= 0; at = text.IndexOf(entity.Text, at + entity.Text.Length, StringComparison.Ordinal))
        {
            yield return (at, entity.Text.Length);
        }
    }
}
