using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging.Theming.Editing;

/// <summary>What became of an edit.</summary>
public abstract record Edited
{
    private Edited()
    {
    }

    /// <param name="Next">One version above what was edited.</param>
    /// <param name="Subject">The theme it is about.</param>
    /// <param name="Change">A code for the history: <c>added</c>, <c>changed</c>, <c>merged</c>, <c>retired</c>, <c>brought-back</c>, <c>imported</c>.</param>
    public sealed record Done(ThemeFramework Next, string Subject, string Change) : Edited;

    public sealed record Refused(IReadOnlyList<FieldError> Errors) : Edited;
}
