using System.Text.Json.Serialization;
using FeedbackPipeline.Collecting.Recordings;
using FeedbackPipeline.Reviewing.Concerns;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Cosmos;

/// <summary>
/// Everything about one feedback, in one document: so each change of it is one write, the change feed shows it whole, and erasing reaches all of it. Once
/// erased it stays as a tombstone that beats any later write, with nothing but concerns that wait for the safeguarding lead.
/// </summary>
internal sealed record FeedbackDocument : CosmosDocument
{
    public override string Type => Erased is null ? "feedback" : "tombstone";

    public DateTimeOffset? Erased { get; init; }

    public required string Place { get; init; }

    public IReadOnlyList<KeptConcern> Concerns { get; init; } = [];

    /// <summary>Sealed words, while a concern waits that was open when they were erased.</summary>
    public string? Sealed { get; init; }

    public string Receipt { get; init; } = "";

    public byte[] BodyHash { get; init; } = [];

    public FeedbackState State { get; init; }

    public DateTimeOffset Received { get; init; }

    /// <summary>Last time the giver added something.</summary>
    public DateTimeOffset Touched { get; init; }

    /// <summary>When the sweep last queued it.</summary>
    public DateTimeOffset? Requeued { get; init; }

    public Channel Channel { get; init; }

    public string Survey { get; init; } = "";

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int SurveyVersion { get; init; }

    public Help Help { get; init; }

    public string? Language { get; init; }

    /// <summary>One-way count token.</summary>
    public string? Respondent { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Linked { get; init; }

    public bool AboutClosed { get; init; }

    /// <summary>When a person first read it.</summary>
    public DateTimeOffset? Read { get; init; }

    public IReadOnlyList<KeptAnswer> Words { get; init; } = [];

    /// <summary>A recording that is part of it; null where there is none.</summary>
    public KeptRecording? Recording { get; init; }

    public IReadOnlyList<KeptAbout> About { get; init; } = [];

    /// <summary>What counts, whoever said it: the machine or a person.</summary>
    public IReadOnlyList<ScoredTheme> Themes { get; init; } = [];

    public Sentiment? Sentiment { get; init; }

    public double? SentimentScore { get; init; }

    /// <summary>Name and version of what tagged it.</summary>
    public string? Tagger { get; init; }

    /// <summary>When a second reader failed on it; null where none was asked, or all answered.</summary>
    public DateTimeOffset? Half { get; init; }

    /// <summary>How often a second reader answered without reading all of it; 0 where it read all, or none was asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Refused { get; init; }

    /// <summary>What the machine said, whatever a person decided; null before it was tagged.</summary>
    public KeptMachineTags? Machine { get; init; }

    /// <summary>What people decided, oldest first; only ever added to.</summary>
    public IReadOnlyList<KeptCheck> Checks { get; init; } = [];

    /// <summary>Words that can be a topic.</summary>
    public IReadOnlyList<string> Terms { get; init; } = [];

    /// <summary>How often a person decided about its tags, and once more when it was erased after that: the sum over all feedback tells learning that something changed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Decisions { get; init; }

    /// <summary>How often something about the person became known: each time it goes to the end of the feed that is counted. 0 before it was tagged.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Announced { get; init; }

    /// <summary>
    /// Since when the sweep may have something to do: queue it again, close its dialogue, or finish erasing it. This and the next six are written for queries
    /// alone, only where they say something, since each is paid for at every write; they are never read back.
    /// </summary>
    public DateTimeOffset? Due => Erased is not null ? State == FeedbackState.Erased ? null : Erased : State == FeedbackState.Received || Recording?.State == RecordingState.Waiting || !AboutClosed ? Touched : null;

    /// <summary>True while it is not tagged.</summary>
    public bool? Waiting => Erased is null && State is FeedbackState.Received or FeedbackState.Recorded or FeedbackState.Failed ? true : null;

    /// <summary>True while no person has read it.</summary>
    public bool? Unread => Erased is null && Read is null ? true : null;

    /// <summary>How sure the machine was, while nobody has checked it.</summary>
    public double? Doubt => Machine is { Checked: false, Themed: true } ? Machine.Surety : null;

    /// <summary>True while the lot fell on it and nobody has checked it.</summary>
    public bool? Drawn => Machine is { Checked: false, Themed: true, Sampled: true } ? true : null;

    /// <summary>True where it is in a language without themes.</summary>
    public bool? Unthemed => Machine is { Themed: false } ? true : null;

    /// <summary>Number of a person's decision, where one counts.</summary>
    public long? Decided => Checks is [.., { Themes: not null } newest] ? newest.Number : null;

    /// <summary>Goes to the end of the feed that measuring reads, if it has been tagged; before that, tagging will send it there.</summary>
    public FeedbackDocument Announce() => State is FeedbackState.Received or FeedbackState.Recorded ? this : this with { Announced = Announced + 1 };
}

internal enum FeedbackState
{
    Received,

    /// <summary>Its only words are in a recording nobody has heard yet.</summary>
    Recorded,

    Tagged,

    /// <summary>It could not be tagged; a person must read it.</summary>
    Failed,

    /// <summary>Its words were erased, and every trace of it elsewhere.</summary>
    Erased,
}

/// <param name="Shelved">Where it lies and what opens it; null once it was deleted.</param>
/// <param name="Heard">What a machine wrote down, sealed, bound to the feedback; goes once a person has checked the words.</param>
/// <param name="Settled">When a person was done with it.</param>
/// <param name="Requeued">When the sweep last queued it.</param>
internal sealed record KeptRecording(
    RecordingState State,
    ShelvedRecording? Shelved,
    HearingTrouble? Trouble = null,
    bool MayBeHarm = false,
    string? Heard = null,
    DateTimeOffset? Settled = null,
    DateTimeOffset? Requeued = null);

/// <param name="Redacted">Without identifiers; null before it was tagged.</param>
/// <param name="English">What a person wrote down as the meaning.</param>
/// <param name="EnglishRedacted">That without identifiers; null before it was tagged.</param>
internal sealed record KeptAnswer(string Question, string Asked, string Text, string? Redacted = null, string? English = null, string? EnglishRedacted = null);

/// <param name="Value">A category's code, or a non-answer's where <paramref name="Answered"/> is false.</param>
internal sealed record KeptAbout(string Dimension, string Value, bool Answered, SuppliedBy SuppliedBy, DateTimeOffset At)
{
    public static KeptAbout Of(AboutAnswer answer, DateTimeOffset now) => new(answer.Dimension, answer.Value, answer.Category is not null, answer.SuppliedBy, now);

    public AboutAnswer ToAnswer() => Answered ? new(Dimension, Value, null, SuppliedBy) : new(Dimension, null, Code.Parse<NonAnswer>(Value), SuppliedBy);

    /// <summary>Replaces the answers dimension by dimension; dimensions not named keep theirs.</summary>
    public static IReadOnlyList<KeptAbout> Put(IReadOnlyList<KeptAbout> before, IReadOnlyList<AboutAnswer> answers, DateTimeOffset now)
    {
        var named = answers.Select(answer => answer.Dimension).ToHashSet(StringComparer.Ordinal);
        return [.. before.Where(answer => !named.Contains(answer.Dimension)).Concat(answers.Select(answer => Of(answer, now)).DistinctBy(answer => (answer.Dimension, answer.Value)))
            .OrderBy(answer => answer.Dimension, StringComparer.Ordinal).ThenBy(answer => answer.Value, StringComparer.Ordinal)];
    }
}

internal sealed record KeptConcern(string Kind, ConcernLevel Level, DateTimeOffset Raised, ConcernState State, DateTimeOffset? Decided = null, string? DecidedBy = null, string? Reason = null)
{
    public bool Waits => State is ConcernState.Open or ConcernState.NeedsInformation;
}

/// <param name="Surety">0.5 to 1.</param>
/// <param name="Sampled">Drawn by lot, for the error figures.</param>
/// <param name="Themed">False: in a language without themes.</param>
/// <param name="Checked">What counts is a person's decision.</param>
internal sealed record KeptMachineTags(IReadOnlyList<ScoredTheme> Themes, Sentiment Sentiment, double SentimentScore, double Surety, bool Sampled, bool Themed, bool Checked);

/// <param name="Number">Milliseconds since 1970, or one more than the decision before: newer ones are higher, over all feedback.</param>
/// <param name="Key">Of the request that made it, so that sending it again adds nothing.</param>
/// <param name="Kind"><c>kept</c>, <c>corrected</c> or <c>undone</c>.</param>
/// <param name="Themes">Null: what the machine said counts again.</param>
/// <param name="MachineThemes">What the machine said at that moment.</param>
internal sealed record KeptCheck(
    long Number,
    string Key,
    DateTimeOffset At,
    string Actor,
    string Kind,
    IReadOnlyList<string>? Themes,
    Sentiment? Sentiment,
    string? Reason,
    IReadOnlyList<ScoredTheme> MachineThemes,
    Sentiment MachineSentiment,
    bool Sampled);
