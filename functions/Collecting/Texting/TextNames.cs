namespace FeedbackPipeline.Collecting.Texting;

/// <summary>Names of the texts in <c>Reference/texts.json</c>.</summary>
public static class TextNames
{
    public const string Received = "received";
    public const string OutOfHours = "out_of_hours";
    public const string NeutralReceived = "neutral_received";
    public const string Distress1 = "distress_1";
    public const string Distress2 = "distress_2";
    public const string Help = "help";
    public const string Stop = "stop";
    public const string Start = "start";
    public const string DeleteConfirm = "delete_confirm";
    public const string DeleteDone = "delete_done";
    public const string DeleteKept = "delete_kept";
    public const string DeleteNothing = "delete_nothing";
    public const string NoWords = "no_words";
}
