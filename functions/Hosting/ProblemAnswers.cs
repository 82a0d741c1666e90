using FeedbackPipeline.Collecting.Accepting;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Storing;
using Microsoft.AspNetCore.Diagnostics;

namespace FeedbackPipeline.Hosting;

/// <summary>Turns exceptions into answers: what the sender can put right gets its own status, everything else says only that it went wrong.</summary>
internal sealed class ProblemAnswers(IProblemDetailsService problems) : IExceptionHandler
{
    private const string RetryAfterSeconds = "5";

    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        var (status, detail) = exception switch
        {
            BadHttpRequestException bad => (bad.StatusCode, bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? "This is too large. Nothing was stored." : "The request could not be read. Nothing was stored."),
            InvalidDataException => (StatusCodes.Status400BadRequest, "The form could not be read. Nothing was stored."),
            StoreUnavailableException or QueueUnavailableException => (StatusCodes.Status503ServiceUnavailable, "We cannot reach what keeps this now. Please try again in a minute."),
            IntakeUnavailableException => (StatusCodes.Status503ServiceUnavailable, "We could not keep this now. Please try again. Nothing was lost twice if you do."),
            _ => (StatusCodes.Status500InternalServerError, "Something went wrong on our side. Please try again."),
        };
        context.Response.StatusCode = status;
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
        }

        if (!context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        return await problems.TryWriteAsync(new() { HttpContext = context, ProblemDetails = { Status = status, Detail = detail } });
    }
}
