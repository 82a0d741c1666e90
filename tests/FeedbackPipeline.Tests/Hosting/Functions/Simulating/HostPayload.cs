using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FeedbackPipeline.Tests.Hosting.Functions.Simulating;

/// <summary>Writes the body of a call as the host does; of a message that is a JSON object, each field comes over the host's own.</summary>
internal static class HostPayload
{
    public static string OfMessage(string function, string binding, HostMessage message, DateTimeOffset now)
    {
        var metadata = Named(
            ("DequeueCount", message.Dequeued),
            ("ExpirationTime", message.Inserted.AddDays(7)),
            ("Id", message.Id),
            ("InsertionTime", message.Inserted),
            ("NextVisibleTime", message.Returns ?? now.AddMinutes(10)),
            ("PopReceipt", message.Pop),
            ("sys", new JsonObject { ["MethodName"] = function, ["UtcNow"] = HostValue.Of(now.UtcDateTime), ["RandGuid"] = "00000000-0000-4000-8000-000000000002" }));
        foreach (var (name, value) in FieldsOf(message.Body))
        {
            metadata[metadata.Select(known => known.Key).FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? name] = value;
        }

        return Write(Named((binding, message.Body)), metadata);
    }

    /// <param name="now">Null where the host does not remember when a timer ran.</param>
    public static string OfTimer(string binding, DateTimeOffset? now)
    {
        var status = now is { } last ? new JsonObject { ["Last"] = HostValue.Of(last), ["Next"] = HostValue.Of(last.AddMinutes(5)), ["LastUpdated"] = HostValue.Of(last) } : null;
        return Of([(binding, new JsonObject { ["Schedule"] = new JsonObject { ["AdjustForDST"] = true }, ["ScheduleStatus"] = status, ["IsPastDue"] = false })], []);
    }

    /// <summary>An event comes as an object, and its data once more beside it.</summary>
    public static string OfEvent(string binding, JsonObject @event) => Of([(binding, @event)], [("data", @event["data"])]);

    public static string Of((string Name, object? Value)[] data, (string Name, object? Value)[] metadata) => Write(Named(data), Named(metadata));

    private static JsonObject Named(params (string Name, object? Value)[] values) => new(values.Select(value => KeyValuePair.Create(value.Name, HostValue.Of(value.Value))));

    private static string Write(JsonObject data, JsonObject metadata) => new JsonObject { ["Data"] = data, ["Metadata"] = metadata }.ToJsonString(HostValue.AsTheHost);

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
        JsonValue text when text.GetValueKind() == JsonValueKind.String => HostValue.Of(AmericanDate(text.GetValue<string>())),
        JsonValue other => HostValue.Of(other.ToJsonString()),
        _ => null,
    };

    private static string AmericanDate(string text)
        => DateTime.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var moment)
            ? moment.ToString("MM/dd/yyyy HH:mm:ss", CultureInfo.InvariantCulture)
            : text;
}
