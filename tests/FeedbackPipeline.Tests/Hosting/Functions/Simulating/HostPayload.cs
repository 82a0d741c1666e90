using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FeedbackPipeline.Tests.Hosting.Functions.Simulating;

/// <summary>Writes the body of a call as the host does: text encoded twice, numbers as text, and each field of a message that is a JSON object over the host's own.</summary>
internal static class HostPayload
{
    private static readonly JsonSerializerOptions AsTheHost = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string OfMessage(string function, string binding, HostMessage message, DateTimeOffset now)
    {
        var metadata = new JsonObject
        {
            ["DequeueCount"] = message.Dequeued.ToString(CultureInfo.InvariantCulture),
            ["ExpirationTime"] = Moment(message.Inserted.AddDays(7)),
            ["Id"] = Twice(message.Id),
            ["InsertionTime"] = Moment(message.Inserted),
            ["NextVisibleTime"] = Moment(now.AddMinutes(10)),
            ["PopReceipt"] = Twice(message.Pop),
            ["sys"] = new JsonObject
            {
                ["MethodName"] = function,
                ["UtcNow"] = now.ToString("O", CultureInfo.InvariantCulture),
                ["RandGuid"] = "00000000-0000-4000-8000-000000000002",
            },
        };
        foreach (var (name, value) in FieldsOf(message.Body))
        {
            metadata[metadata.Select(known => known.Key).FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? name] = value;
        }

        return Write(binding, Twice(message.Body), metadata);
    }

    public static string OfTimer(string binding, DateTimeOffset now)
    {
        var timer = new JsonObject
        {
            ["Schedule"] = new JsonObject { ["AdjustForDST"] = true },
            ["ScheduleStatus"] = new JsonObject { ["Last"] = Moment(now.AddMinutes(-5)), ["Next"] = Moment(now.AddMinutes(5)), ["LastUpdated"] = Moment(now.AddMinutes(-5)) },
            ["IsPastDue"] = false,
        };
        return Write(binding, timer, []);
    }

    private static string Write(string binding, JsonNode data, JsonObject metadata)
        => new JsonObject { ["Data"] = new JsonObject { [binding] = data }, ["Metadata"] = metadata }.ToJsonString(AsTheHost);

    private static string Twice(string text) => JsonSerializer.Serialize(text, AsTheHost);

    private static string Moment(DateTimeOffset moment) => moment.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    private static IEnumerable<(string Name, JsonNode? Value)> FieldsOf(string body)
    {
        JsonObject? fields = null;
        try
        {
            fields = JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            // Plain words have no fields.
        }

        return (fields ?? []).Where(field => field.Value is not JsonArray).Select(field => (field.Key, Lifted(field.Value)));
    }

    private static JsonNode? Lifted(JsonNode? value) => value switch
    {
        JsonObject nested => nested.DeepClone(),
        JsonValue text when text.GetValueKind() == JsonValueKind.String => Twice(AmericanDate(text.GetValue<string>())),
        JsonValue other => Twice(other.ToJsonString()),
        _ => null,
    };

    private static string AmericanDate(string text)
        => DateTime.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var moment)
            ? moment.ToString("MM/dd/yyyy HH:mm:ss", CultureInfo.InvariantCulture)
            : text;
}
