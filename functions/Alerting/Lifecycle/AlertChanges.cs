namespace FeedbackPipeline.Alerting.Lifecycle;

/// <summary>The changes of an alert that people are told, as <c>AlertChanged</c> messages name them.</summary>
public static class AlertChanges
{
    public const string Opened = "opened";
    public const string BecameSerious = "became-serious";
    public const string Reopened = "reopened";
    public const string Cleared = "cleared";
}
