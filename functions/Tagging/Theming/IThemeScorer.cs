using FeedbackPipeline.Tagging.Reading;

namespace FeedbackPipeline.Tagging.Theming;

/// <summary>Scores the themes of one framework: by phrases, or by a model trained on comments people tagged.</summary>
public interface IThemeScorer
{
    /// <summary>Name and version, stored with the tags.</summary>
    string Version { get; }

    ThemeFramework Framework { get; }

    /// <summary>Writes one score in [0, 1] for each theme in the framework's order. A half or more means that the theme was found.</summary>
    void Score(ReadText text, AskedQuestion asked, Span<double> scores);
}
