using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace FeedbackPipeline.Collecting.Recordings.Inbound;

/// <summary>The key a caller shows: as <c>Bearer</c>, or as the password of <c>Basic</c>, which is all that some telephone services can send.</summary>
internal static class ShownKey
{
    public static bool Matches(string header, string key)
        => AuthenticationHeaderValue.TryParse(header, out var shown) && Of(shown) is { } given
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private static string? Of(AuthenticationHeaderValue shown) => shown.Scheme.ToUpperInvariant() switch
    {
        "BEARER" => shown.Parameter,
        "BASIC" => Password(shown.Parameter ?? ""),
        _ => null,
    };

    private static string? Password(string parameter)
    {
        var bytes = new byte[parameter.Length];
        return Convert.TryFromBase64String(parameter, bytes, out var length) && Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [_, var password] ? password : null;
    }
}
