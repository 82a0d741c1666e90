namespace FeedbackPipeline.Collecting.Recordings;

/// <summary>What a file really is, by its first bytes: names and declared types are only what a sender claims.</summary>
public static class AudioKind
{
    public const string WebM = "audio/webm";
    public const string Mp4 = "audio/mp4";
    public const string Mp3 = "audio/mpeg";
    public const string Wav = "audio/wav";
    public const string Ogg = "audio/ogg";

    /// <summary>In words, for whoever sent something else.</summary>
    public const string Allowed = "webm, mp4 or m4a, mp3, wav, ogg";

    /// <summary>An EBML header is a few dozen bytes; the kind of document stands in it.</summary>
    private const int EbmlHeader = 64;

    /// <summary>The media type, or null where it is no sound we take.</summary>
    public static string? Of(ReadOnlySpan<byte> content) => content switch
    {
        [0x1A, 0x45, 0xDF, 0xA3, ..] when content[..Math.Min(EbmlHeader, content.Length)].IndexOf("webm"u8) > 0 => WebM,
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => Mp4,
        [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..] => Ogg,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'A', (byte)'V', (byte)'E', ..] => Wav,
        [(byte)'I', (byte)'D', (byte)'3', ..] => Mp3,
        [0xFF, var layer, ..] when (layer & 0xE6) == 0xE2 => Mp3,
        _ => null,
    };

    /// <summary>A name for whoever needs a file.</summary>
    public static string FileName(string kind) => kind switch
    {
        WebM => "recording.webm",
        Mp4 => "recording.m4a",
        Mp3 => "recording.mp3",
        Wav => "recording.wav",
        _ => "recording.ogg",
    };
}
