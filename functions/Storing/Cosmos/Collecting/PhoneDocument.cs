using FeedbackPipeline.Collecting.Texting;

namespace FeedbackPipeline.Storing.Cosmos.Collecting;

/// <summary>Everything about one phone in one document: its state, the texts that came from it, the replies to it, and what it told us.</summary>
internal sealed record PhoneDocument : CosmosDocument
{
    public const string OnlyId = "phone";

    public override string Type => "phone";

    /// <summary>Null before its first text was worked, and once it was forgotten.</summary>
    public Phone? Phone { get; init; }

    /// <summary>Sealed; only while the dialogue is open.</summary>
    public string? Number { get; init; }

    /// <summary>The number goes when no reply waits any more.</summary>
    public bool Ending { get; init; }

    public IReadOnlyList<IncomingText> Texts { get; init; } = [];

    public IReadOnlyList<OutgoingReply> Replies { get; init; } = [];

    /// <summary>Ids of the feedback it told us, so that DELETE reaches it.</summary>
    public IReadOnlyList<string> Told { get; init; } = [];

    /// <summary>The earliest moment of what will be forgotten, so that the sweep finds it; null where nothing will be.</summary>
    public DateTimeOffset? At { get; init; }

    public static string PartitionOf(string phoneId) => $"phone:{phoneId}";

    public static PhoneDocument New(string phoneId) => new() { Pk = PartitionOf(phoneId), Id = OnlyId };
}

/// <param name="Content">Number and words, sealed; null once it was worked. The id stays a while, since providers deliver twice.</param>
internal sealed record IncomingText(string Id, string? Content, DateTimeOffset Received, DateTimeOffset? Worked = null);

internal sealed record OutgoingReply(string Id, string Name, string Words, DateTimeOffset Written, DateTimeOffset? Tried = null, ReplyState State = ReplyState.Waiting);

internal enum ReplyState
{
    Waiting,
    Sent,
    Dropped,
    Refused,
}
