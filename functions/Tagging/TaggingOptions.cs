using System.ComponentModel.DataAnnotations;

namespace FeedbackPipeline.Tagging;

/// <summary>How words are tagged. Section <c>Tagging</c>.</summary>
public sealed class TaggingOptions
{
    public const string Section = "Tagging";

    /// <summary>The id of the theme framework, one of the files under <c>Reference/frameworks</c>.</summary>
    [Required]
    public string Framework { get; set; } = "care";

    /// <summary>The part of all comments that is drawn by lot for people to check, so that errors can be counted; from 0 to 1.</summary>
    [Range(0, 1)]
    public double SampleShare { get; set; } = 0.05;

    /// <summary>How many of the newest comments a change to the concern list is tried on before it is saved.</summary>
    [Range(100, 1_000_000)]
    public int PreviewComments { get; set; } = 20_000;

    /// <summary>First names, family names and nicknames of people here; always removed from text, however they are written.</summary>
    public IList<string> Names { get; set; } = [];

    /// <summary>A file in the data folder with more such names, one a line; it need not be there. Read at the start.</summary>
    [Required]
    public string OwnNames { get; set; } = "own-names.txt";

    /// <summary>Words with a capital letter that are no names here: houses, services, groups.</summary>
    public IList<string> NotNames { get; set; } = [];
}
