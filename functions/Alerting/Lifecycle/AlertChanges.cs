namespace FeedbackPipeline.Alerting.Lifecycle;

/// <summary>The changes of an alert that people are told, as <c>AlertChanged</c> messages name them.</summary>
public static class AlertChanges
{
    public const string Opened = "opened";
    public const string BecameSerious = "became-serious";
    public const string Reopened = "reopened";
    public const string Cleared = "cleared";
    public const string Escalated = "escalated";
    public const string Withdrawn = "withdrawn";

    /// <summary>Told at once; the others can wait for the day's digest.</summary>
    public static bool IsUrgent(string change) => change is BecameSerious or Escalated;
}
