namespace FeedbackPipeline.Storing.Cosmos;

/// <summary>Ids of documents made of ids that others chose.</summary>
internal static class CosmosId
{
    /// <summary>The same text without the four signs an id may not have; different texts stay different.</summary>
    public static string Of(string text)
        => text.IndexOfAny(['/', '\\', '?', '#', '~']) < 0
            ? text
            : text.Replace("~", "~7", StringComparison.Ordinal).Replace("/", "~2", StringComparison.Ordinal).Replace("\\", "~5", StringComparison.Ordinal)
                .Replace("?", "~3", StringComparison.Ordinal).Replace("#", "~4", StringComparison.Ordinal);
}
