using System.Text.Json;
using System.Text.Json.Serialization;
using FeedbackPipeline.Securing;

namespace FeedbackPipeline.Collecting.Texting;

/// <summary>What a provider brought, before it was understood. Kept sealed, bound to the text's id.</summary>
/// <param name="MessageId">The provider's, by which the same text is known when it comes again.</param>
/// <param name="Number">The sender in E.164 (<c>+447…</c>), or whatever stands there for a sender that has none and cannot be answered.</param>
/// <param name="OptOut">The keyword a provider handled itself, or null.</param>
public sealed partial record TextContent(string MessageId, string Number, string Words, bool HasMedia, string? OptOut)
{
    public string Seal(Sealing sealing, string textId) => sealing.Seal(JsonSerializer.Serialize(this, ContentJson.Default.TextContent), textId);

    public static TextContent Open(Sealing sealing, KeptText text)
        => JsonSerializer.Deserialize(sealing.Open(text.Content, text.Id), ContentJson.Default.TextContent) ?? throw new InvalidDataException($"Text {text.Id} holds nothing.");

    [JsonSerializable(typeof(TextContent))]
    private sealed partial class ContentJson : JsonSerializerContext;
}
