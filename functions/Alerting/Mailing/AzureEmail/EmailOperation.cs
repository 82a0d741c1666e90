using System.Globalization;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Alerting.Mailing.AzureEmail;

/// <summary>How far a message has come.</summary>
/// <param name="State">In the service's own word.</param>
/// <param name="Wait">How long to wait before asking again.</param>
internal sealed record EmailOperation(string State, string? Error, TimeSpan Wait)
{
    /// <summary>Our own word, kept before the service is asked: it may have the message or not.</summary>
    public const string Asked = "Asked";
    public const string Succeeded = "Succeeded";

    public bool IsOver => IsFailed(State) || State == Succeeded;

    public static bool IsFailed(string state) => state is "Failed" or "Canceled";

    /// <summary>The same id for the same message to the same person, so that the service can tell a call that comes twice from a second message.</summary>
    /// <param name="attempt">Counts on where the service gave one up.</param>
    public static string IdOf(string message, string address, int attempt)
        => StableGuid.Of(string.Create(CultureInfo.InvariantCulture, $"{message}\n{address.ToLowerInvariant()}\n{attempt}")).ToString("D");
}
