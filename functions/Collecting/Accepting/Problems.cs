using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Collecting.Accepting;

/// <summary>Problem details (RFC 9457) of the JSON door.</summary>
internal static class Problems
{
    private const string NothingStored = "Nothing was stored.";

    /// <param name="detail">Where it is another than that nothing was stored.</param>
    public static IResult Invalid(IEnumerable<FieldError> errors, string detail = NothingStored)
        => Results.ValidationProblem(
            errors.GroupBy(error => error.Field, error => error.Rule, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal),
            title: "Some fields are not right",
            detail: detail);

    public static IResult UnknownReceipt()
        => Results.Problem(title: "We do not know this receipt", detail: "receipt: is unknown, or its words were deleted.", statusCode: StatusCodes.Status404NotFound);

    public static IResult KeyUsedBefore()
        => Results.Problem(
            title: "The key was used before",
            detail: $"idempotencyKey: the same key came before with another body. {NothingStored}",
            statusCode: StatusCodes.Status409Conflict);

    public static IResult TooLarge(int mostBytes)
        => Results.Problem(title: "The body is too large", detail: $"body: the most is {mostBytes} bytes. {NothingStored}", statusCode: StatusCodes.Status413PayloadTooLarge);

    public static IResult NotJson()
        => Results.Problem(title: "The body is not JSON", detail: $"Content-Type: must be application/json in UTF-8. {NothingStored}", statusCode: StatusCodes.Status415UnsupportedMediaType);
}
