using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging.Theming.Editing;

/// <summary>What became of an edit.</summary>
public abstract record Edited
{
    private Edited()
    {
    }

    /// <param name="Next">One version above what was edited.</param>
    /// <param name="Subject">The theme it is about; of a merger, the one that is gone.</param>
    /// <param name="Change">A code for the history, one of <see cref="ThemeChanges"/>.</param>
    public sealed record Done(ThemeFramework Next, string Subject, string Change) : Edited
    {
        /// <summary>The theme's name before the change, so that the history can say it when it is gone; empty where it is about all themes.</summary>
        public string Name { get; init; } = "";

        /// <summary>Its new name, the name of the theme that took it in, or the number of the version that was gone back to; empty where there is none.</summary>
        public string Other { get; init; } = "";

        public string Reason { get; init; } = "";
    }

    public sealed record Refused(IReadOnlyList<FieldError> Errors) : Edited;
}
