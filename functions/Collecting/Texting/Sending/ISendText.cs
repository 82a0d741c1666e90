namespace FeedbackPipeline.Collecting.Texting.Sending;

/// <summary>A way to send a text message. A new provider is one file or folder and a choice in <c>TextingExtensions</c>.</summary>
public interface ISendText
{
    /// <summary>Goes into the audit beside what was sent.</summary>
    string Name { get; }

    /// <summary>Returns when the provider has taken it or said that it never will; an exception means "try again later".</summary>
    Task<SendOutcome> SendAsync(OutgoingText text, CancellationToken cancellationToken);

    /// <summary>
    /// Whether the provider took this very text at or after <paramref name="since"/>: asked where a crash hid the answer. False where it can not tell, and knows a
    /// text that comes twice by its id.
    /// </summary>
    Task<bool> WasSentAsync(OutgoingText text, DateTimeOffset since, CancellationToken cancellationToken);
}

/// <param name="To">In E.164.</param>
public sealed record OutgoingText(string To, string Words)
{
    /// <summary>The reply it is; the same however often it is tried.</summary>
    public string Id { get; init; } = "";

    /// <summary>Stays the same as well.</summary>
    public DateTimeOffset FirstTried { get; init; }
}

/// <param name="Reference">The provider's id of the message, or the code of its refusal.</param>
public sealed record SendOutcome(SendState State, string Reference);

public enum SendState
{
    Sent,

    /// <summary>This number can not be reached, now or later.</summary>
    Refused,

    /// <summary>The number told the provider that it wants no texts.</summary>
    PhoneStopped,
}
