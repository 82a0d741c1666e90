using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace FeedbackPipeline.Tests.Hosting.WorkAccounts;

/// <summary>An OpenID provider on loopback: discovery, keys, authorization with PKCE, and tokens signed with RS256 that a test can spoil.</summary>
public sealed class OpenIdProvider : IAsyncDisposable
{
    public const string Client = "site";
    public const string Secret = "between-the-two";
    private readonly WebApplication server;
    private readonly RSA key = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, IQueryCollection> codes = new();

    private OpenIdProvider(WebApplication server) => this.server = server;

    public string Address => server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>What tokens say, apart from who made them for whom and when.</summary>
    public Dictionary<string, object> Claims { get; } = new() { ["sub"] = "person-1" };

    /// <summary>Changes the claims of a token just before it is signed.</summary>
    public Action<Dictionary<string, object>> Spoil { get; set; } = _ => { };

    /// <summary>Signs with a key that is not published.</summary>
    public bool ForgeSignature { get; set; }

    public bool TokenEndpointFails { get; set; }

    public DateTimeOffset Now { get; set; } = TimeProvider.System.GetUtcNow();

    public static async Task<OpenIdProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var provider = new OpenIdProvider(builder.Build());
        provider.server.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = provider.Address,
            ["authorization_endpoint"] = $"{provider.Address}/authorize",
            ["token_endpoint"] = $"{provider.Address}/token",
            ["jwks_uri"] = $"{provider.Address}/keys",
            ["response_types_supported"] = new[] { "code" },
            ["subject_types_supported"] = new[] { "pairwise" },
            ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
        }));
        provider.server.MapGet("/keys", provider.Keys);
        provider.server.MapGet("/authorize", provider.Authorize);
        provider.server.MapPost("/token", provider.TokenAsync);
        await provider.server.StartAsync(TestContext.Current.CancellationToken);
        return provider;
    }

    public (string Key, string Value)[] Settings(params (string Key, string Value)[] more) =>
    [
        ("OpenIdConnect:Authority", Address), ("OpenIdConnect:ClientId", Client), ("OpenIdConnect:ClientSecret", Secret), .. more,
    ];

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        key.Dispose();
    }

    private IResult Keys()
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        return Results.Json(new
        {
            keys = new[] { new { kty = "RSA", use = "sig", alg = "RS256", kid = "one", n = Base64UrlEncoder.Encode(parameters.Modulus), e = Base64UrlEncoder.Encode(parameters.Exponent) } },
        });
    }

    private IResult Authorize(HttpRequest request)
    {
        var asked = request.Query;
        if (asked["client_id"] != Client || asked["response_type"] != "code" || asked["code_challenge_method"] != "S256" || !asked.ContainsKey("nonce"))
        {
            return Results.BadRequest();
        }

        var code = $"code-{codes.Count}";
        codes[code] = asked;
        return Results.Redirect(QueryHelpers.AddQueryString(asked["redirect_uri"]!, new Dictionary<string, string?> { ["code"] = code, ["state"] = asked["state"] }));
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync(TestContext.Current.CancellationToken);
        if (TokenEndpointFails)
        {
            request.HttpContext.Abort();
            return Results.Empty;
        }

        if (!codes.TryRemove(form["code"]!, out var asked)
            || form["client_id"] != Client || form["client_secret"] != Secret || form["redirect_uri"] != asked["redirect_uri"]
            || Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"]!))) != asked["code_challenge"])
        {
            return Results.Json(new { error = "invalid_grant" }, statusCode: StatusCodes.Status400BadRequest);
        }

        return Results.Json(new { access_token = "unused", token_type = "Bearer", expires_in = 300, id_token = Token(asked["nonce"]!) });
    }

    private string Token(string nonce)
    {
        var claims = new Dictionary<string, object>(Claims)
        {
            ["iss"] = Address,
            ["aud"] = Client,
            ["nonce"] = nonce,
            ["iat"] = Now.ToUnixTimeSeconds(),
            ["nbf"] = Now.ToUnixTimeSeconds(),
            ["exp"] = Now.AddMinutes(5).ToUnixTimeSeconds(),
        };
        Spoil(claims);
        using var forged = RSA.Create(2048);
        var credentials = new SigningCredentials(new RsaSecurityKey(ForgeSignature ? forged : key) { KeyId = "one", CryptoProviderFactory = new() { CacheSignatureProviders = false } }, SecurityAlgorithms.RsaSha256);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor { Claims = claims, SigningCredentials = credentials });
    }
}
