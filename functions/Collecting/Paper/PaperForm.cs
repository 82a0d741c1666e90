namespace FeedbackPipeline.Collecting.Paper;

/// <summary>What a member of staff types from a paper form, or writes down from a conversation.</summary>
public sealed class PaperForm
{
    /// <summary>Made with the page, so that two presses make one record.</summary>
    public string Key { get; set; } = "";

    /// <summary>A code of <see cref="Vocabulary.Channel"/>: paper or conversation.</summary>
    public string? Channel { get; set; }

    public string? Place { get; set; }

    /// <summary>A code of <see cref="Vocabulary.Help"/>.</summary>
    public string? Help { get; set; }

    /// <summary>The day the words were given.</summary>
    public string? Day { get; set; }

    /// <summary>Question id to words, exactly as written.</summary>
    public Dictionary<string, string?> Answers { get; set; } = [];

    /// <summary>Dimension to category code; left out where the person did not say.</summary>
    public Dictionary<string, string?> About { get; set; } = [];
}
