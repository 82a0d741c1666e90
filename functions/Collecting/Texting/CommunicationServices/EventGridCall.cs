using System.Security.Cryptography;
using System.Text;

namespace FeedbackPipeline.Collecting.Texting.CommunicationServices;

/// <summary>Whether a call comes from our subscription. Event Grid signs nothing, so it brings a secret that we gave it, in a header or in the address.</summary>
internal static class EventGridCall
{
    public const string SecretHeader = "X-Feedback-Secret";
    public const string SecretQuery = "secret";
    public const string SubscriptionHeader = "aeg-subscription-name";

    /// <summary>Null where it does; otherwise what does not fit. A wrong secret and none set look alike.</summary>
    public static string? Refusal(HttpRequest request, AzureTextsOptions options)
        => !Knows(Given(request), options) ? $"{SecretHeader}: does not fit."
            : options.Subscription.Length > 0 && HttpMethods.IsPost(request.Method) && !options.Subscription.Equals(request.Headers[SubscriptionHeader].ToString(), StringComparison.OrdinalIgnoreCase)
                ? $"{SubscriptionHeader}: is not the subscription we expect."
                : null;

    private static string Given(HttpRequest request)
        => request.Headers[SecretHeader].ToString() is { Length: > 0 } header ? header : request.Query[SecretQuery].ToString();

    /// <summary>By their hashes, so that not even the length of ours shows in the time it takes.</summary>
    private static bool Knows(string given, AzureTextsOptions options)
    {
        var known = false;
        foreach (var secret in (string[])[options.Secret, options.FormerSecret])
        {
            known |= CryptographicOperations.FixedTimeEquals(Hash(secret), Hash(given)) & secret.Length > 0;
        }

        return known;
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
