using System.Text.Json.Serialization;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Cosmos.Projecting;

/// <summary>What the projection holds of one feedback: its numbers, what measuring reads of it (never the words), and what it adds to the counts.</summary>
/// <param name="Arrival">Its place in the order of acceptance.</param>
/// <param name="N">Its position in the feed; null while nothing is to be counted.</param>
/// <param name="Announced">How often it had been announced when it got this position.</param>
/// <param name="Generation">Of the counts that <see cref="Counted"/> is in.</param>
internal sealed record EntryDocument(string Feedback, long Arrival, long? N, int Announced, int Generation) : CosmosDocument
{
    public override string Type => "entry";

    public DateTimeOffset Received { get; init; }

    public string Place { get; init; } = "";

    public Channel Channel { get; init; }

    public Help Help { get; init; }

    public string? Respondent { get; init; }

    public bool Linked { get; init; }

    public bool AboutClosed { get; init; }

    public IReadOnlyList<KeptAbout> About { get; init; } = [];

    /// <summary>Null before it was tagged.</summary>
    public Contribution? Counted { get; init; }

    /// <summary>Of the words it has that can be a topic, so that a change of them shows; null where it has none.</summary>
    public string? Words { get; init; }

    /// <summary>The count token, or its own id where nobody is known.</summary>
    [JsonIgnore]
    public string Person => Respondent ?? Feedback;

    public static string IdOf(string feedback) => $"entry:{feedback}";
}
