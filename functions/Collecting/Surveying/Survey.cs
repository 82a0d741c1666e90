namespace FeedbackPipeline.Collecting.Surveying;

/// <summary>Questions with a version; a submission records which version it answered.</summary>
/// <param name="AboutYou">Dimensions asked about after the words are safe, in order.</param>
public sealed record Survey(string Id, int Version, string Title, IReadOnlyList<SurveyQuestion> Questions, IReadOnlyList<string> AboutYou)
{
    public SurveyQuestion? Find(string questionId) => Questions.FirstOrDefault(question => question.Id == questionId);
}

/// <param name="Asks">What the tagger is told the question was: <c>what_good</c>, <c>could_improve</c> or <c>nonspecific</c>.</param>
/// <param name="Picture">Name of a picture in the picture pack, or null.</param>
public sealed record SurveyQuestion(string Id, string Text, string? Hint, string Asks, string? Picture);
