using System.Net.Mime;
using System.Text.Json;

namespace FeedbackPipeline.Hosting.Functions.Invoking;

/// <summary>
/// What the host is told: always a JSON object, since after an empty answer it would wait for ever. 200 is done, 500 is "call me again". The line goes to the
/// log of the invocation and holds no words and no numbers of anybody.
/// </summary>
internal sealed record InvocationAnswer(int Status, string Line)
{
    public static InvocationAnswer Done(string line) => new(StatusCodes.Status200OK, line);

    public static InvocationAnswer Again(string line) => new(StatusCodes.Status500InternalServerError, line);

    public async Task WriteAsync(HttpResponse response)
    {
        response.StatusCode = Status;
        response.ContentType = MediaTypeNames.Application.Json;
        await using var json = new Utf8JsonWriter(response.BodyWriter);
        json.WriteStartObject();
        json.WriteStartObject("Outputs");
        json.WriteEndObject();
        json.WriteStartArray("Logs");
        json.WriteStringValue(Line);
        json.WriteEndArray();
        json.WriteNull("ReturnValue");
        json.WriteEndObject();
    }
}
