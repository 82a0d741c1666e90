using System.Text.Json;

namespace FeedbackPipeline.Tests.Hosting.Functions.Simulating;

/// <summary>What the host reads of a handler's answer, whatever the case of its names.</summary>
internal sealed record HostAnswer(IReadOnlyDictionary<string, object?>? Outputs, IReadOnlyList<string>? Logs, object? ReturnValue)
{
    private static readonly JsonSerializerOptions AnyCase = new() { PropertyNameCaseInsensitive = true };

    /// <summary>Null where it is no object, or one of other types.</summary>
    public static HostAnswer? Read(string body)
    {
        try
        {
            return JsonSerializer.Deserialize<HostAnswer>(body, AnyCase);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What an output binding writes: text that happens to be base64 becomes bytes, each element of an array a message of its own.</summary>
    public static IReadOnlyList<object> Written(JsonElement output) => output.ValueKind switch
    {
        JsonValueKind.Array => [.. output.EnumerateArray().SelectMany(Written)],
        JsonValueKind.String when output.TryGetBytesFromBase64(out var bytes) => [bytes],
        JsonValueKind.String => [output.GetString()!],
        _ => [output.GetRawText()],
    };
}
