namespace FeedbackPipeline.Messages;

/// <summary>The queue does not do what was asked; the message says in words what to look at.</summary>
public sealed class QueueUnavailableException(string message, Exception inner) : IOException(message, inner);
