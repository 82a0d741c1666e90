namespace FeedbackPipeline.Collecting.Recordings;

/// <summary>A recording on the shelf, with all that is needed to hear it.</summary>
/// <param name="Kind">A media type of <see cref="AudioKind"/>.</param>
/// <param name="Hash">SHA-256 of the sound, in hexadecimal.</param>
/// <param name="Key">Its own key, sealed. Without it what lies on the shelf, in a backup or in a recycle bin, can never be heard again.</param>
public sealed record ShelvedRecording(string Name, string Kind, int Bytes, string Hash, string Key);

/// <summary>Sound as it came.</summary>
public sealed record Sound(ReadOnlyMemory<byte> Content, string Kind);
