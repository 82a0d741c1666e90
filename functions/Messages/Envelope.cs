using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using FeedbackPipeline.Securing;

namespace FeedbackPipeline.Messages;

/// <summary>What an opened message holds.</summary>
/// <param name="Name">The message's schema name.</param>
/// <param name="Data">Its content, to be read with <see cref="Envelopes.Read{T}"/>.</param>
/// <param name="TraceParent">Where its sender was, by W3C Trace Context; null where nobody traced that.</param>
public sealed record Envelope(
    string Name,
    int Version,
    JsonElement Data,
    [property: JsonPropertyName("traceparent"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? TraceParent = null);

/// <summary>
/// Seals messages as <c>{"env": {...}, "sig": "..."}</c>, signed so that nobody who reaches the queue can inject work. Exactly these two fields: the
/// Functions host lifts top-level fields into its metadata and would let others overwrite its own.
/// </summary>
public sealed class Envelopes(KeyRing keys)
{
    public string Seal<T>(T message)
        where T : IPipelineMessage
    {
        var data = JsonSerializer.SerializeToElement(message, (JsonTypeInfo<T>)MessagesJson.Default.GetTypeInfo(typeof(T))!);
        var env = JsonSerializer.Serialize(new Envelope(T.Name, T.Version, data, MessageSpans.Here), MessagesJson.Default.Envelope);
        return $$"""{"env":{{env}},"sig":"{{Sign(keys.Current(KeyPurpose.Envelope), env)}}"}""";
    }

    /// <summary>Null where the body is not ours: not JSON, not signed by one of our keys, or of a shape we do not know.</summary>
    public Envelope? Open(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(Plain(body));
            var env = document.RootElement.GetProperty("env").GetRawText();
            var signature = document.RootElement.GetProperty("sig").GetString() ?? "";
            return keys.All(KeyPurpose.Envelope).Any(key => Matches(key, env, signature))
                ? JsonSerializer.Deserialize(env, MessagesJson.Default.Envelope)
                : null;
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The content as a message of this type, or null where name or version differ.</summary>
    public static T? Read<T>(Envelope envelope)
        where T : class, IPipelineMessage
        => envelope.Name == T.Name && envelope.Version == T.Version
            ? envelope.Data.Deserialize((JsonTypeInfo<T>)MessagesJson.Default.GetTypeInfo(typeof(T))!)
            : null;

    /// <summary>Some who put messages into a queue of Azure write them as Base64; that is undone once. A JSON object is never Base64, since that has no braces.</summary>
    public static string Plain(string body)
    {
        var bytes = new byte[body.Length];
        return Convert.TryFromBase64String(body, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : body;
    }

    private static bool Matches(Key key, string env, string signature)
        => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Sign(key, env)), Encoding.UTF8.GetBytes(signature));

    private static string Sign(Key key, string env)
        => $"{key.Version}.{Convert.ToBase64String(HMACSHA256.HashData(key.Bytes, Encoding.UTF8.GetBytes(env)))}";
}
