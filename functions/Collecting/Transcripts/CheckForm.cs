namespace FeedbackPipeline.Collecting.Transcripts;

/// <summary>What a member of staff found the words to be.</summary>
public sealed class CheckForm
{
    /// <summary>The person's words.</summary>
    public string? Text { get; set; }

    public string? Place { get; set; }

    /// <summary>The day the words were given.</summary>
    public string? Day { get; set; }

    /// <summary>A code of <see cref="Vocabulary.Help"/>.</summary>
    public string? Help { get; set; }

    /// <summary>Dimension to category code; left out where the person did not say.</summary>
    public Dictionary<string, string?> About { get; set; } = [];
}
