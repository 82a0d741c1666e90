using System.Security.Cryptography;
using System.Text;

namespace FeedbackPipeline.Collecting.Texting.Twilio;

/// <summary>
/// Proves that a call came from Twilio: HMAC-SHA1 under the auth token over the address as Twilio called it and the fields in order of their names
/// (https://www.twilio.com/docs/usage/webhooks/webhooks-security). SHA-1 is Twilio's choice.
/// </summary>
public static class TwilioSignature
{
    public const string Header = "X-Twilio-Signature";

    /// <param name="url">Address as seen from outside, query included. Matches with the scheme's own port written out or not: proxies differ.</param>
    public static bool Matches(string authToken, Uri url, IEnumerable<KeyValuePair<string, string>> fields, string signature)
    {
        var signed = string.Concat(fields.Distinct().OrderBy(field => field.Key, StringComparer.Ordinal).ThenBy(field => field.Value, StringComparer.Ordinal).Select(field => field.Key + field.Value));
        var given = Encoding.UTF8.GetBytes(signature);
        var matches = false;
        foreach (var address in Spellings(url))
        {
            matches |= CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Of(authToken, address + signed)), given);
        }

        return matches;
    }

    private static IEnumerable<string> Spellings(Uri url)
    {
        var path = url.OriginalString[(url.OriginalString.IndexOf("://", StringComparison.Ordinal) + 3)..];
        var start = path.IndexOfAny(['/', '?']);
        var rest = start < 0 ? "" : path[start..];
        yield return $"{url.Scheme}://{url.Host}:{url.Port}{rest}";
        if (url.IsDefaultPort)
        {
            yield return $"{url.Scheme}://{url.Host}{rest}";
        }
    }

#pragma warning disable CA5350 // Twilio signs with HMAC-SHA1
    private static string Of(string authToken, string signed) => Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(signed)));
#pragma warning restore CA5350
}
