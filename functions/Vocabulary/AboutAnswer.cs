using System.Text.Json.Serialization;

namespace FeedbackPipeline.Vocabulary;

/// <summary>
/// One about-you answer: either a category of the dimension, or why there is none. Exactly one of <paramref name="Category"/> and
/// <paramref name="NonAnswer"/> is set.
/// </summary>
public sealed record AboutAnswer(string Dimension, string? Category, NonAnswer? NonAnswer, SuppliedBy SuppliedBy)
{
    /// <summary>What exports and tables write: the category's code or the non-answer's.</summary>
    [JsonIgnore]
    public string Value => Category ?? Code.Of(NonAnswer!.Value);
}

/// <summary>The four ways of not answering, kept apart from first question to export.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NonAnswer>))]
public enum NonAnswer
{
    [JsonStringEnumMemberName("declined")]
    Declined,

    [JsonStringEnumMemberName("unsure")]
    Unsure,

    [JsonStringEnumMemberName("skipped")]
    Skipped,

    [JsonStringEnumMemberName("not_asked")]
    NotAsked,
}

/// <summary>Who gave an about-you value. Values are never inferred from words, name or voice.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SuppliedBy>))]
public enum SuppliedBy
{
    [JsonStringEnumMemberName("self")]
    Self,

    [JsonStringEnumMemberName("helper")]
    Helper,

    [JsonStringEnumMemberName("register")]
    Register,

    [JsonStringEnumMemberName("import")]
    Import,
}
