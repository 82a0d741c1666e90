using System.Text.Json;

namespace FeedbackPipeline.Hosting.Functions.Invoking;

/// <summary>What the host calls a function with: <c>{"Data": {…}, "Metadata": {…}}</c>.</summary>
/// <param name="Id">The host's number of the call. Unlike what is in the metadata, nobody who writes to a queue can choose it.</param>
internal sealed record Invocation(string Id, IReadOnlyDictionary<string, InvocationValue> Data, IReadOnlyDictionary<string, InvocationValue> Metadata)
{
    /// <exception cref="InvalidDataException">The body is not of that shape.</exception>
    public static async Task<Invocation> ReadAsync(string id, Stream body, CancellationToken cancellationToken)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(body, cancellationToken: cancellationToken);
            return new(id, Values(document.RootElement, nameof(Data)), Values(document.RootElement, nameof(Metadata)));
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException("The call is not JSON.", broken);
        }
    }

    /// <exception cref="InvalidDataException">There is no such value.</exception>
    public InvocationValue Required(string name) => Data.TryGetValue(name, out var value) ? value : throw new InvalidDataException($"The call has no Data.{name}.");

    /// <summary>How often a queue message was taken, this time included.</summary>
    public int DequeueCount => Metadata.TryGetValue(nameof(DequeueCount), out var count) && count.AsNumber() is { } number ? number : 1;

    private static Dictionary<string, InvocationValue> Values(JsonElement call, string part)
    {
        var values = new Dictionary<string, InvocationValue>(StringComparer.OrdinalIgnoreCase);
        if (call.ValueKind != JsonValueKind.Object || !call.TryGetProperty(part, out var named) || named.ValueKind != JsonValueKind.Object)
        {
            return part == nameof(Metadata) ? values : throw new InvalidDataException($"The call has no {part}.");
        }

        foreach (var value in named.EnumerateObject())
        {
            values[value.Name] = new(value.Value.Clone());
        }

        return values;
    }
}
