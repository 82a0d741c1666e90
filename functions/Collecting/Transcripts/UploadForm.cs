namespace FeedbackPipeline.Collecting.Transcripts;

/// <summary>A file with the words of a recording.</summary>
public sealed class UploadForm
{
    /// <summary>Made with the page, so that two presses make one draft.</summary>
    public string? Key { get; set; }

    public string? Place { get; set; }

    public IFormFile? File { get; set; }
}
