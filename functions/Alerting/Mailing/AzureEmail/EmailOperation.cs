using System.Globalization;
using System.Security.Cryptography;
using System.Text;

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
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{message}\n{address.ToLowerInvariant()}\n{attempt}"))).AsSpan(0, 16);
        // A UUID of our own making (RFC 9562, version 8).
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true).ToString("D");
    }
}
