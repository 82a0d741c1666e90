using FeedbackPipeline.Collecting.Surveying;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Collecting.Accepting;

/// <summary>Checks a request against the rules, all of them at once, so that a sender sees every mistake in one answer.</summary>
public sealed class ValidateFeedback(SurveyCatalogue surveys, Demographics demographics)
{
    private const int LongestKey = 200;

    public (ValidFeedback? Feedback, IReadOnlyList<FieldError> Errors) Check(FeedbackRequest request, Arrival arrival, PlaceTree places, int maximumTextLength)
    {
        var errors = new List<FieldError>();
        var survey = surveys.Find(request.Survey ?? SurveyCatalogue.Default);
        if (survey is null)
        {
            errors.Add(new("survey", $"must be one of: {string.Join(", ", surveys.All.Select(known => known.Id))}."));
        }

        var place = places.Find(request.Service) ?? Unknown("service", "is not a service we know. Leave it out, or use a service's short name.", errors, places.Root);
        if (!Code.TryParse<Help>(request.Help ?? Code.Of(Help.Unknown), out var help))
        {
            errors.Add(new("help", $"must be one of: {string.Join(", ", Code.All<Help>())}."));
        }

        Limit("idempotencyKey", request.IdempotencyKey, LongestKey, errors);
        Limit("language", request.Language, 35, errors);
        Limit("invitation", request.Invitation, LongestKey, errors);
        var answers = Answers(request, arrival, survey, maximumTextLength, errors);
        var about = ReadAbout.From(request.About, demographics, arrival.SuppliedBy, errors);
        return errors.Count > 0 || survey is null ? (null, errors) : (new(survey, place, help, answers, about), errors);
    }

    private static List<Answer> Answers(FeedbackRequest request, Arrival arrival, Survey? survey, int maximumTextLength, List<FieldError> errors)
    {
        var answers = new List<Answer>();
        if (VisibleText.Is(request.Text))
        {
            Limit("text", request.Text, maximumTextLength, errors);
            answers.Add(new("text", request.Text, string.IsNullOrWhiteSpace(arrival.Asked) ? "nonspecific" : arrival.Asked));
        }

        foreach (var (id, text) in request.Answers ?? new Dictionary<string, string>())
        {
            var field = $"answers.{id}";
            if (survey?.Find(id) is not { } question)
            {
                errors.Add(new(field, survey is null ? "has no survey to belong to." : $"is not a question of this survey. Use one of: {string.Join(", ", survey.Questions.Select(known => known.Id))}."));
            }
            else if (VisibleText.Is(text))
            {
                Limit(field, text, maximumTextLength, errors);
                answers.Add(new(id, text, question.Asks));
            }
        }

        if (answers.Count == 0 && errors.Count == 0 && !arrival.IsRecorded)
        {
            errors.Add(new("text", "is needed: send text, or an answer to at least one question."));
        }

        return answers;
    }

    private static Place Unknown(string field, string rule, List<FieldError> errors, Place root)
    {
        errors.Add(new(field, rule));
        return root;
    }

    private static void Limit(string field, string? value, int longest, List<FieldError> errors)
    {
        if (value?.Length > longest)
        {
            errors.Add(new(field, $"is too long: {value.Length} characters. The most is {longest}."));
        }
    }
}

/// <summary>A request that passed every rule.</summary>
public sealed record ValidFeedback(Survey Survey, Place Place, Help Help, IReadOnlyList<Answer> Answers, IReadOnlyList<AboutAnswer> About);
