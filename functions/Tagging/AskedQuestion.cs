using System.Text.Json.Serialization;
using FeedbackPipeline.Tagging.Reading;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging;

/// <summary>What kind of answer a question asks for; the same word means another thing after "What was good?" than after "What could we do better?".</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AskedQuestion>))]
public enum AskedQuestion
{
    [JsonStringEnumMemberName("nonspecific")]
    Nonspecific,

    [JsonStringEnumMemberName("what_good")]
    WhatGood,

    [JsonStringEnumMemberName("could_improve")]
    CouldImprove,
}

/// <summary>Reads a question as a code or as it was asked of people.</summary>
public static class AskedQuestions
{
    private static readonly string[] Improving =
        ["improve", "improved", "improvement", "improvements", "better", "change", "changed", "changes", "missing", "wrong", "bad", "worse", "worst", "dislike", "different", "differently", "not", "dont", "didnt"];

    private static readonly string[] Good = ["good", "well", "like", "liked", "best", "enjoy", "enjoyed", "happy", "love", "loved", "great", "positive"];

    /// <summary>A code, or free text read for what it asks; nonspecific where it is empty or asks for neither.</summary>
    public static AskedQuestion Read(string? question) => Find(question) ?? AskedQuestion.Nonspecific;

    /// <summary>False where words are there that neither are a code nor ask for what is good or could be better.</summary>
    public static bool IsKnown(string? question) => Find(question) is not null;

    private static AskedQuestion? Find(string? question)
        => string.IsNullOrWhiteSpace(question) ? AskedQuestion.Nonspecific
            : Code.TryParse<AskedQuestion>(question.Trim(), out var asked) ? asked
            : AsAsked(question);

    private static AskedQuestion? AsAsked(string question)
    {
        var text = ReadText.Of(question);
        var good = false;
        foreach (var word in text.Words)
        {
            var folded = text.Folded(word).ToString();
            if (Improving.Contains(folded))
            {
                return AskedQuestion.CouldImprove;
            }

            good |= Good.Contains(folded);
        }

        return good ? AskedQuestion.WhatGood : null;
    }
}
