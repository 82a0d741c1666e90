using System.Net.Mime;
using System.Text;
using System.Text.Json.Nodes;

namespace FeedbackPipeline.Tests.Hosting.Functions.Simulating;

/// <summary>A request of the web to a function with more than the two plain bindings: the host calls that one by its name, with the request as JSON.</summary>
internal sealed record WrappedRequest(Uri Url, string Method, IReadOnlyDictionary<string, string> Query, IReadOnlyList<(string Name, string Value)> Headers, byte[] Body)
{
    private static readonly string[] AsBytes = [MediaTypeNames.Application.Octet, MediaTypeNames.Multipart.FormData];

    private string? Type => Headers.FirstOrDefault(header => header.Name == "Content-Type").Value?.Split(';')[0];

    public JsonObject ToJson() => new()
    {
        [nameof(Url)] = Url.ToString(),
        [nameof(Method)] = Method,
        [nameof(Query)] = new JsonObject(Query.Select(part => KeyValuePair.Create(part.Key, (JsonNode?)part.Value))),
        [nameof(Headers)] = new JsonObject(Headers.Select(header => KeyValuePair.Create(header.Name, (JsonNode?)new JsonArray(header.Value)))),
        ["Identities"] = new JsonArray(Nobody()),
        [nameof(Body)] = AsBytes.Contains(Type) ? Convert.ToBase64String(Body) : Encoding.UTF8.GetString(Body),
    };

    private static JsonObject Nobody() => new()
    {
        ["AuthenticationType"] = null,
        ["IsAuthenticated"] = false,
        ["Actor"] = null,
        ["BootstrapContext"] = null,
        ["Claims"] = new JsonArray(),
        ["Label"] = null,
        ["Name"] = null,
        ["NameClaimType"] = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name",
        ["RoleClaimType"] = "http://schemas.microsoft.com/ws/2008/06/identity/claims/role",
    };
}
