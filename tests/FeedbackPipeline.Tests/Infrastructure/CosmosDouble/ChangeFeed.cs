using System.Globalization;
using System.Text.Json.Nodes;

namespace FeedbackPipeline.Tests.Infrastructure.CosmosDouble;

/// <summary>The latest versions in the order they were written: what was overwritten in between and what was deleted does not show.</summary>
internal static class ChangeFeed
{
    public static Answer Read(StoredContainer container, WireRequest request)
    {
        var etag = request.IfNoneMatch;
        var since = etag switch { null => 0, "*" => container.Version, _ => long.Parse(etag.Trim('"'), CultureInfo.InvariantCulture) };
        var changed = PartitionKeys.Scope(container, request).Where(document => document.Version > since).OrderBy(document => document.Version).ThenBy(document => document.Sequence);
        var start = etag == null && request.Header("If-Modified-Since") is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUnixTimeSeconds() : 0;
        var page = Page([.. changed.Where(document => document.Timestamp >= start)], request.PageSize);
        if (page.Count > 0)
        {
            return Found(container, page);
        }

        var next = start > 0 ? container.Version : since;
        return request.Header("A-IM") == null ? Found(container, page) : new(304) { ETag = Quoted(next), Headers = Counted(0) };
    }

    /// <summary>What a batch wrote is never torn apart, so a page can be longer than asked.</summary>
    private static List<StoredDocument> Page(List<StoredDocument> changed, int most) =>
        changed.Count <= most ? changed : [.. changed.TakeWhile((document, place) => place < most || document.Version == changed[most - 1].Version)];

    private static Answer Found(StoredContainer container, List<StoredDocument> page)
    {
        var documents = new JsonArray([.. page.Select(Shown)]);
        return Answer.Json(200, new JsonObject { ["_rid"] = container.ResourceId, ["Documents"] = documents, ["_count"] = page.Count }) with
        {
            ETag = Quoted(page.Count == 0 ? container.Version : page[^1].Version),
            Headers = Counted(page.Count),
            Charge = Charges.ChangeFeed(page.Sum(document => document.Json.Length)),
        };
    }

    private static JsonNode Shown(StoredDocument document)
    {
        var body = document.Body.DeepClone();
        body["_lsn"] = document.Version;
        return body;
    }

    private static string Quoted(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>The SDK fails on an answer without it, even a 304.</summary>
    private static (string Name, string Value)[] Counted(int count) => [("x-ms-item-count", count.ToString(CultureInfo.InvariantCulture))];
}
