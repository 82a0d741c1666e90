using System.Text.Json;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging;

/// <summary>Writes what was found in a text as one JSON object: id, language, themes, sentiment, concerns, redacted, identifiers.</summary>
/// <remarks>By hand: a serializer's description of six types would be compiled at each start, which a small file waits for.</remarks>
internal static class WriteTags
{
    private static readonly JsonEncodedText Id = JsonEncodedText.Encode("id");
    private static readonly JsonEncodedText Score = JsonEncodedText.Encode("score");
    private static readonly JsonEncodedText Kind = JsonEncodedText.Encode("kind");

    public static void To(Utf8JsonWriter writer, string id, Tags tags)
    {
        writer.WriteStartObject();
        writer.WriteString(Id, id);
        writer.WriteString("language"u8, tags.Language);
        writer.WriteStartArray("themes"u8);
        foreach (var theme in tags.Themes)
        {
            writer.WriteStartObject();
            writer.WriteString(Id, theme.Id);
            writer.WriteNumber(Score, theme.Score);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartObject("sentiment"u8);
        writer.WriteString("label"u8, Code.Of(tags.Sentiment.Label));
        writer.WriteNumber(Score, tags.Sentiment.Score);
        writer.WriteEndObject();
        writer.WriteStartArray("concerns"u8);
        foreach (var concern in tags.Concerns)
        {
            writer.WriteStartObject();
            writer.WriteString(Kind, concern.Kind);
            writer.WriteString("level"u8, Code.Of(concern.Level));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("redacted"u8, tags.Redacted);
        writer.WriteStartArray("identifiers"u8);
        foreach (var identifier in tags.Identifiers)
        {
            writer.WriteStartObject();
            writer.WriteString(Kind, identifier.Kind);
            writer.WriteNumber("start"u8, identifier.Start);
            writer.WriteNumber("length"u8, identifier.Length);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
    }
}
