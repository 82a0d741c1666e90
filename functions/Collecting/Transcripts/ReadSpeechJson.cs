using System.Globalization;
using System.Text.Json;

namespace FeedbackPipeline.Collecting.Transcripts;

/// <summary>Reads what Azure AI Speech answers to a fast transcription: <c>phrases</c> with offset, text, speaker and confidence.</summary>
internal static class ReadSpeechJson
{
    private const string NotSpeech = "This is not a transcript of Azure AI Speech. It must have a list named phrases.";

    public static TranscriptReading From(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return TranscriptReading.Broken(NotSpeech);
            }

            if (root.TryGetProperty("error", out _))
            {
                return TranscriptReading.Broken("This file says that the words could not be read from the recording.");
            }

            return PhrasesOf(root) is { } phrases ? new([.. phrases.EnumerateArray().Select(Segment)]) : TranscriptReading.Broken(NotSpeech);
        }
        catch (JsonException broken)
        {
            return TranscriptReading.Broken($"This is not JSON. The mistake is in line {(broken.LineNumber ?? 0) + 1}.");
        }
    }

    /// <summary>Short answers may have only the text of the whole recording.</summary>
    private static JsonElement? PhrasesOf(JsonElement root)
        => root.TryGetProperty("phrases", out var phrases) && phrases.ValueKind == JsonValueKind.Array ? phrases
            : root.TryGetProperty("combinedPhrases", out var combined) && combined.ValueKind == JsonValueKind.Array ? combined
            : null;

    private static TranscriptSegment Segment(JsonElement phrase)
        => phrase.ValueKind != JsonValueKind.Object
            ? new(null, "")
            : new(
                Number(phrase, "offsetMilliseconds") is { } offset and >= 0 and < 1e9 ? TimeSpan.FromMilliseconds(offset) : null,
                phrase.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()!.Trim() : "",
                Number(phrase, "confidence") is { } confidence and >= 0 and <= 1 ? confidence : null,
                Number(phrase, "speaker") is { } speaker ? speaker.ToString(CultureInfo.InvariantCulture) : null);

    private static double? Number(JsonElement phrase, string name)
        => phrase.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) ? number : null;
}
