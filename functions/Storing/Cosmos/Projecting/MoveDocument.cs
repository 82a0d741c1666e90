namespace FeedbackPipeline.Storing.Cosmos.Projecting;

/// <summary>Somebody left the register, came back or moved, numbered in the feed like feedback.</summary>
/// <param name="N">Its position in the feed.</param>
internal sealed record MoveDocument(long N, string Person, string? From, string? To, DateTimeOffset At) : CosmosDocument
{
    public override string Type => "move";

    /// <param name="update">The update of the register it is part of.</param>
    public static string IdOf(string update, int number) => $"move:{update}:{number:D6}";
}
