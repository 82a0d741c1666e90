using System.Text;
using FeedbackPipeline.Collecting.Recordings;

namespace FeedbackPipeline.Collecting.Transcribing.AzureSpeech;

/// <summary>The two parts of a request for fast transcription as multipart/form-data (RFC 7578).</summary>
internal sealed class SpeechForm
{
    /// <summary>Random, so that no recording holds it.</summary>
    private readonly string boundary;

    public SpeechForm(Sound sound, byte[] definition)
    {
        boundary = $"part-{Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16))}";
        Body = BinaryData.FromBytes((byte[])
        [
            .. Ascii($"--{boundary}\r\nContent-Disposition: form-data; name=\"definition\"\r\nContent-Type: application/json\r\n\r\n"),
            .. definition,
            .. Ascii($"\r\n--{boundary}\r\nContent-Disposition: form-data; name=\"audio\"; filename=\"{AudioKind.FileName(sound.Kind)}\"\r\nContent-Type: {sound.Kind}\r\n\r\n"),
            .. sound.Content.Span,
            .. Ascii($"\r\n--{boundary}--\r\n"),
        ]);
    }

    public string ContentType => $"multipart/form-data; boundary={boundary}";

    public BinaryData Body { get; }

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);
}
