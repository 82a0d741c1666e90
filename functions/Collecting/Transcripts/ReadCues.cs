using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace FeedbackPipeline.Collecting.Transcripts;

/// <summary>Reads WebVTT (W3C) and SubRip captions, and what tools write in their name: missing blank lines, missing numbers, one comma for a point.</summary>
internal static partial class ReadCues
{
    public static TranscriptReading FromVtt(string text)
        => Header.IsMatch(text)
            ? Cues(text, blankLineEnds: true)
            : TranscriptReading.Broken("A .vtt file must start with the line WEBVTT.");

    /// <remarks>Blank lines inside a cue are against the format, but people's words stand after them, so they are kept.</remarks>
    public static TranscriptReading FromSrt(string text) => Cues(text, blankLineEnds: false);

    private static TranscriptReading Cues(string text, bool blankLineEnds)
    {
        var lines = text.Split('\n');
        var timings = Enumerable.Range(0, lines.Length).Where(line => Timing.IsMatch(lines[line])).ToList();
        if (timings.Count == 0)
        {
            return TranscriptReading.Broken("There are no times in this file. They look like 00:00:01.000 --> 00:00:04.000.");
        }

        var segments = new List<TranscriptSegment>();
        for (var cue = 0; cue < timings.Count; cue++)
        {
            var end = cue + 1 < timings.Count ? WithoutNumber(lines, timings[cue] + 1, timings[cue + 1]) : lines.Length;
            var spoken = lines[(timings[cue] + 1)..end].Select(line => line.Trim());
            spoken = blankLineEnds ? spoken.TakeWhile(line => line.Length > 0) : spoken.Where(line => line.Length > 0);
            segments.AddRange(ByVoice(StartOf(lines[timings[cue]]), string.Join(' ', spoken)));
        }

        return new(segments);
    }

    /// <summary>Where a cue's lines end: before the number or name of the next cue, if that has one.</summary>
    private static int WithoutNumber(string[] lines, int first, int nextTiming)
    {
        var last = nextTiming - 1;
        var isNumber = last >= first && lines[last].Trim() is { Length: > 0 } line
            && (line.All(char.IsAsciiDigit) || (last > first && string.IsNullOrWhiteSpace(lines[last - 1])));
        return isNumber ? last : nextTiming;
    }

    private static TimeSpan StartOf(string timing)
    {
        var match = Timing.Match(timing);
        return new(
            0,
            match.Groups["hours"] is { Success: true, Value: var hours } ? Number(hours) : 0,
            Number(match.Groups["minutes"].Value),
            Number(match.Groups["seconds"].Value),
            match.Groups["rest"] is { Success: true, Value: var rest } ? Number(rest.PadRight(3, '0')) : 0);
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static IEnumerable<TranscriptSegment> ByVoice(TimeSpan start, string cue)
    {
        var voices = Voice.Matches(cue);
        yield return new(start, Plain(voices.Count > 0 ? cue[..voices[0].Index] : cue));
        for (var voice = 0; voice < voices.Count; voice++)
        {
            var from = voices[voice].Index + voices[voice].Length;
            var to = voice + 1 < voices.Count ? voices[voice + 1].Index : cue.Length;
            yield return new(start, Plain(cue[from..to]), Speaker: WebUtility.HtmlDecode(voices[voice].Groups["name"].Value).Trim());
        }
    }

    private static string Plain(string marked) => WebUtility.HtmlDecode(Mark.Replace(marked, "")).Trim();

    [GeneratedRegex(@"\AWEBVTT(?=[ \t\n]|\z)", RegexOptions.CultureInvariant)]
    private static partial Regex Header { get; }

    [GeneratedRegex(@"^\s*(?:(?<hours>\d{1,4}):)?(?<minutes>\d{1,2}):(?<seconds>\d{1,2})(?:[.,](?<rest>\d{1,3}))?\s*-->\s*\d", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Timing { get; }

    [GeneratedRegex(@"<v(?:\.[^\s>]*)?\s+(?<name>[^>]+)>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Voice { get; }

    // Only marks of the formats: somebody's "<3" stays.
    [GeneratedRegex(@"</?(c|i|b|u|v|s|ruby|rt|lang|font)(?=[\s.>])[^>]*>|<(\d+:)?\d{2}:\d{2}\.\d{3}>|\{\\[^}]*\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Mark { get; }
}
