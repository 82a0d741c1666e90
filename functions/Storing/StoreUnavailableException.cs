namespace FeedbackPipeline.Storing;

/// <summary>The store did not answer, or was too busy, as often as it was asked. Whatever was being written is either there or not; writing it again is safe.</summary>
public sealed class StoreUnavailableException(string message, Exception cause) : Exception(message, cause);
