using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FeedbackPipeline.Hosting.SigningIn.EasyAuth;

/// <summary>What App Service writes into the header of a request it has signed in: base64 of JSON.</summary>
internal static partial class EasyAuthPrincipal
{
    /// <summary>Null where it is not that.</summary>
    public static ClaimsPrincipal? Read(string header)
    {
        try
        {
            return JsonSerializer.Deserialize(Convert.FromBase64String(header), EasyAuthJson.Default.Token) is { Claims: { } claims, AuthenticationType.Length: > 0 } token
                ? new(new ClaimsIdentity(claims.Where(claim => claim is { Type: not null, Value: not null }).Select(claim => new Claim(claim.Type!, claim.Value!)), token.AuthenticationType))
                : null;
        }
        catch (Exception unreadable) when (unreadable is FormatException or JsonException)
        {
            return null;
        }
    }

    private sealed record Token([property: JsonPropertyName("auth_typ")] string? AuthenticationType, [property: JsonPropertyName("claims")] IReadOnlyList<TokenClaim>? Claims);

    private sealed record TokenClaim([property: JsonPropertyName("typ")] string? Type, [property: JsonPropertyName("val")] string? Value);

    [JsonSerializable(typeof(Token))]
    private sealed partial class EasyAuthJson : JsonSerializerContext;
}
