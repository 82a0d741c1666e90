using FeedbackPipeline.Collecting.Receipts;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Securing.Limiting;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Collecting.Accepting;

/// <summary>The JSON door: words in, about-you answers later, words out again on wish.</summary>
internal static class FeedbackApi
{
    private const string Actor = "giver";

    public static void MapFeedbackApi(this IEndpointRouteBuilder routes)
    {
        var feedback = routes.MapGroup("/api/feedback").AllowAnonymous();
        feedback.MapPost("", PostAsync).RequireRateLimiting(RateLimits.Submissions);
        feedback.MapPost("{receipt}/about", AddAboutAsync).WithMetadata(new LimitGuessesAttribute());
        feedback.MapDelete("{receipt}", DeleteAsync).WithMetadata(new LimitGuessesAttribute());
    }

    private static async Task<IResult> PostAsync(HttpContext context, AcceptFeedback accept, IOptions<CollectingOptions> options)
    {
        var (request, problem) = await JsonBody.ReadAsync(context, AcceptingJson.Default.FeedbackRequest, FeedbackFields.Explain, options.Value.MaximumBodyBytes);
        return request is null ? problem! : await accept.AcceptAsync(request, ArrivalOf(request), context.RequestAborted) switch
        {
            AcceptOutcome.Accepted accepted => new AcceptedResult(accepted),
            AcceptOutcome.Rejected rejected => Problems.Invalid(rejected.Errors),
            _ => Problems.KeyUsedBefore(),
        };
    }

    private static Arrival ArrivalOf(FeedbackRequest request)
        => Code.TryParse<Help>(request.Help, out var help) && WhoSupplied.With(help) is var supplied and not SuppliedBy.Self
            ? Arrival.OnTheWeb with { SuppliedBy = supplied }
            : Arrival.OnTheWeb;

    private static async Task<IResult> AddAboutAsync(string receipt, HttpContext context, IReceiptBook book, Demographics demographics, IOptions<CollectingOptions> options)
    {
        if (Receipt.Parse(receipt) is not { } known || await book.FindAsync(known, context.RequestAborted) is not { } status)
        {
            return Problems.UnknownReceipt();
        }

        var (fields, problem) = await JsonBody.ReadAsync(context, AcceptingJson.Default.IReadOnlyDictionaryStringJsonElement, AboutFields.Explain, options.Value.MaximumBodyBytes);
        if (fields is null)
        {
            return problem!;
        }

        var (answers, finished, errors) = AboutFields.Read(fields, demographics, WhoSupplied.With(status.Help));
        if (errors.Count > 0)
        {
            return Problems.Invalid(errors);
        }

        return await book.AddAboutAsync(known, answers, finished, context.RequestAborted) ? Results.NoContent() : Problems.UnknownReceipt();
    }

    private static async Task<IResult> DeleteAsync(string receipt, IWithdrawals withdrawals, CancellationToken cancellationToken)
        => await withdrawals.WithdrawAsync(receipt, Actor, cancellationToken) is null ? Problems.UnknownReceipt() : Results.NoContent();
}
