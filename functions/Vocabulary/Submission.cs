namespace FeedbackPipeline.Vocabulary;

/// <summary>What arrived, as it arrived. The words in <paramref name="Answers"/> are readable only by the safeguarding and review roles.</summary>
/// <param name="Id">Keyed hash of the idempotency key or the provider's message id, <c>fb_…</c>; random where there is none.</param>
/// <param name="Received">When it was accepted, UTC.</param>
/// <param name="Place">The place it is about; the organisation's root where none was named.</param>
/// <param name="Respondent">One-way count token of the person, or null: then the submission counts as one person of its own.</param>
/// <param name="Linked">True when the person came by an invitation of the register.</param>
/// <param name="Language">As declared by the sender (BCP 47), or null.</param>
public sealed record Submission(
    string Id,
    DateTimeOffset Received,
    Channel Channel,
    string Survey,
    int SurveyVersion,
    string Place,
    Help Help,
    string? Language,
    string? Respondent,
    bool Linked,
    IReadOnlyList<Answer> Answers)
{
    /// <summary>Name and version of what tagged it last; null before it was tagged.</summary>
    public string? Tagger { get; init; }

    /// <summary>How often a second reader answered without having read all of it; 0 where it read all the last time.</summary>
    public int Refused { get; init; }
}

/// <summary>The words given to one question.</summary>
/// <param name="Question">A question id of the survey, or <c>text</c> where words came without one.</param>
/// <param name="Asked">What the tagger is told was asked: <c>what_good</c>, <c>could_improve</c>, <c>nonspecific</c>, or the question as it was asked.</param>
public sealed record Answer(string Question, string Text, string Asked)
{
    /// <summary>What a person wrote down as their meaning in English, where the words are in another language; null where nobody did.</summary>
    public string? English { get; init; }
}
