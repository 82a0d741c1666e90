using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FeedbackPipeline.Tests.Hosting.Functions.Simulating;

/// <summary>How the host writes one value: text encoded twice, whatever else is no object as the text of its JSON, moments and bytes as they are.</summary>
internal static class HostValue
{
    public static JsonSerializerOptions AsTheHost { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonNode? Of(object? value) => value switch
    {
        null => null,
        JsonNode nested => nested.DeepClone(),
        byte[] bytes => Convert.ToBase64String(bytes),
        DateTimeOffset moment => moment.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("O", CultureInfo.InvariantCulture),
        _ => JsonSerializer.Serialize(value, value.GetType(), AsTheHost),
    };
}
