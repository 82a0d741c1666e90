using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FeedbackPipeline.Vocabulary;
using Microsoft.Net.Http.Headers;

namespace FeedbackPipeline.Collecting.Accepting;

/// <summary>Reads a JSON body of limited size. What is wrong with it is worked out only when it did not fit.</summary>
internal static class JsonBody
{
    /// <param name="explain">Names what broke the shape; it sees a readable JSON value.</param>
    /// <param name="mostBytes">Enforced here, so that every server in front of the code keeps it.</param>
    /// <returns>The value, or the answer that says why there is none.</returns>
    public static async ValueTask<(T? Value, IResult? Problem)> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type, Func<JsonElement, IReadOnlyList<FieldError>> explain, int mostBytes)
        where T : class
    {
        if (!context.Request.HasJsonContentType() || !IsUtf8(context.Request.ContentType))
        {
            return (null, Problems.NotJson());
        }

        if (context.Request.ContentLength > mostBytes)
        {
            return (null, Problems.TooLarge(mostBytes));
        }

        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(context.RequestAborted);
            if (read.Buffer.Length > mostBytes)
            {
                reader.AdvanceTo(read.Buffer.End);
                return (null, Problems.TooLarge(mostBytes));
            }

            if (read.IsCompleted)
            {
                var result = Parse(read.Buffer.IsSingleSegment ? read.Buffer.First : read.Buffer.ToArray(), type, explain);
                reader.AdvanceTo(read.Buffer.End);
                return result;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    /// <summary>JSON is UTF-8 (RFC 8259); a body labelled as anything else would be read wrongly.</summary>
    private static bool IsUtf8(string? contentType)
        => !MediaTypeHeaderValue.TryParse(contentType, out var type) || type.Charset.Length == 0 || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase);

    private static (T? Value, IResult? Problem) Parse<T>(ReadOnlyMemory<byte> body, JsonTypeInfo<T> type, Func<JsonElement, IReadOnlyList<FieldError>> explain)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body.Span, type) is { } value ? (value, null) : (null, Problems.Invalid([new("body", "must be a JSON object.")]));
        }
        catch (JsonException unfit)
        {
            return (null, Problems.Invalid(Explain(body, unfit, explain)));
        }
    }

    private static IReadOnlyList<FieldError> Explain(ReadOnlyMemory<byte> body, JsonException unfit, Func<JsonElement, IReadOnlyList<FieldError>> explain)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return [new("body", "must be a JSON object.")];
            }

            return explain(document.RootElement) is { Count: > 0 } errors ? errors : [Unreadable(unfit)];
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            return [Unreadable(problem as JsonException ?? unfit)];
        }
    }

    private static FieldError Unreadable(JsonException problem)
        => new("body", $"is not readable JSON in UTF-8: line {problem.LineNumber + 1}, byte {problem.BytePositionInLine + 1}.");
}
