namespace FeedbackPipeline.Messages;

/// <summary>The queue did not take a message, as often as it was asked. It may be there all the same: consumers are idempotent.</summary>
public sealed class QueueUnavailableException(string message, Exception cause) : Exception(message, cause);
