using System.Globalization;
using System.Text.Json.Nodes;

namespace FeedbackPipeline.Tests.Infrastructure.CosmosDouble;

internal sealed record Answer(int Status)
{
    public byte[] Body { get; init; } = [];
    public bool IsJson { get; init; } = true;
    public string? ETag { get; init; }
    public double Charge { get; init; } = Charges.Least;
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public bool IsFailure => Status >= 400;

    public static Answer Json(int status, JsonNode body) => new(status) { Body = JsonText.Bytes(body), ETag = body["_etag"]?.GetValue<string>() };

    public static Answer Document(int status, StoredDocument document, double charge) => new(status) { Body = document.Json, ETag = document.ETag, Charge = charge };

    public static Answer Failure(int status, string code, string message, int subStatus = 0) => Json(status, new JsonObject { ["code"] = code, ["message"] = message }) with
    {
        Headers = subStatus == 0 ? [] : [("x-ms-substatus", subStatus.ToString(CultureInfo.InvariantCulture))],
    };

    public static Answer Invalid(string message, int subStatus = 0) => Failure(400, "BadRequest", message, subStatus);

    public static Answer NotFound(int subStatus = 0) => Failure(404, "NotFound", "Entity with the specified id does not exist in the system.", subStatus);

    public static Answer Conflict() => Failure(409, "Conflict", "Entity with the specified id already exists in the system.");

    public static Answer PreconditionFailed() => Failure(412, "PreconditionFailed", "One of the specified pre-condition is not met.");

    public static Answer TooLarge() => Failure(413, "RequestEntityTooLarge", "Request size is too large.");

    public static Answer Faulted(Fault fault) => Failure(fault.StatusCode, "Injected", "A test asked for this.", fault.SubStatus) is var answer
        ? answer with { Headers = [.. answer.Headers, ("x-ms-retry-after-ms", fault.RetryAfter.TotalMilliseconds.ToString(CultureInfo.InvariantCulture))] }
        : answer;
}
