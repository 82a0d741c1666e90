using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Reviewing;

/// <summary>How the review API says no.</summary>
internal static class ReviewProblems
{
    /// <summary>Also for a place that exists but is not the member's.</summary>
    public static IResult UnknownService => Results.Problem(title: "Unknown service", detail: "service: is not a place you can see.", statusCode: StatusCodes.Status404NotFound);

    public static IResult Of(IReadOnlyList<FieldError> errors)
        => Results.ValidationProblem(errors.GroupBy(error => error.Field).ToDictionary(field => field.Key, field => field.Select(error => error.Rule).ToArray()));
}
