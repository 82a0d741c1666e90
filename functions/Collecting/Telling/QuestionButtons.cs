namespace FeedbackPipeline.Collecting.Telling;

/// <summary>What the buttons of a question page send.</summary>
internal static class QuestionButtons
{
    public const string Next = "next";
    public const string Skip = "skip";

    /// <summary>Skip, although words stand in the box.</summary>
    public const string Drop = "drop";

    public const string Later = "later";

    /// <summary>Go on with what is there.</summary>
    public const string Keep = "keep";

    /// <summary>To the page where a voice can be recorded; what was typed is kept.</summary>
    public const string Voice = "voice";
}
