namespace FeedbackPipeline.Alerting.Wording;

/// <summary>What the figures see of an alert's gap now, whatever people have decided.</summary>
public enum Gap
{
    Open,

    Serious,

    /// <summary>Cleared: the group is heard again.</summary>
    Gone,
}
