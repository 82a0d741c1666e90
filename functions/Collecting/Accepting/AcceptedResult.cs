using System.Text.Json;

namespace FeedbackPipeline.Collecting.Accepting;

/// <summary>202 with the receipt, of known length, so that it leaves in one piece.</summary>
internal sealed class AcceptedResult(AcceptOutcome.Accepted accepted) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var answer = new AcceptedAnswer(accepted.Receipt, accepted.Id, $"/r/{accepted.Receipt}");
        var json = JsonSerializer.SerializeToUtf8Bytes(answer, AcceptingJson.Default.AcceptedAnswer);
        var response = httpContext.Response;
        response.StatusCode = StatusCodes.Status202Accepted;
        response.Headers.Location = answer.Status;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = json.Length;
        return response.Body.WriteAsync(json, httpContext.RequestAborted).AsTask();
    }
}
