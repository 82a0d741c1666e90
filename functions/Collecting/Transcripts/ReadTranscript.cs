using System.Text;
using FeedbackPipeline.Collecting.Accepting;

namespace FeedbackPipeline.Collecting.Transcripts;

/// <summary>Reads a transcript by the ending of its name: .txt, .vtt, .srt, or .json as Azure AI Speech answers.</summary>
public static class ReadTranscript
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static IReadOnlyList<string> Endings { get; } = [".txt", ".vtt", ".srt", ".json"];

    public static TranscriptReading From(string fileName, byte[] content)
    {
        var ending = Endings.FirstOrDefault(known => fileName.EndsWith(known, StringComparison.OrdinalIgnoreCase));
        if (ending is null)
        {
            return TranscriptReading.Broken($"The file must end in {string.Join(", ", Endings)}.");
        }

        if (Decode(content) is not { } text)
        {
            return TranscriptReading.Broken("The file must be text in UTF-8. Save it again as UTF-8.");
        }

        var reading = ending switch
        {
            ".vtt" => ReadCues.FromVtt(text),
            ".srt" => ReadCues.FromSrt(text),
            ".json" => ReadSpeechJson.From(text),
            _ => new([.. text.Split('\n').Select(line => new TranscriptSegment(null, line.Trim()))]),
        };
        var spoken = reading.Segments.Where(segment => VisibleText.Is(segment.Text)).ToList();
        return reading.Problem is null && spoken.Count == 0
            ? TranscriptReading.Broken("There are no words in this file.") with { IsSilent = true }
            : reading with { Segments = spoken };
    }

    private static string? Decode(byte[] content)
    {
        try
        {
            var text = Strict.GetString(content).TrimStart('\uFEFF');
            return text.Contains('\0', StringComparison.Ordinal) ? null : text.ReplaceLineEndings("\n");
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
