namespace FeedbackPipeline.Alerting.Rules;

/// <summary>A row that Measuring wrote and no alert knows yet.</summary>
public sealed record WaitingSignal(long Number, string Scope, long Sequence, string Body);
