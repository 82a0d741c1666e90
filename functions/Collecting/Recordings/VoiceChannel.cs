using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Collecting.Recordings;

/// <summary>Whether recordings are taken in.</summary>
public sealed class VoiceChannel(IOptions<RecordingOptions> options, IRecordingShelf shelf, IConfiguration configuration)
{
    private const string HostPort = "FUNCTIONS_CUSTOMHANDLER_PORT";

    /// <summary>False where it is switched off, or instances share no shelf: what one of them kept no other could play.</summary>
    public bool IsOn => options.Value.Enabled && CanKeep;

    public bool CanKeep => shelf.IsShared || string.IsNullOrEmpty(configuration[HostPort]);
}
