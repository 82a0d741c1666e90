using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FeedbackPipeline.Tests.Infrastructure.CosmosDouble.Querying;

/// <summary>Answers queries page by page.</summary>
internal static partial class Queries
{
    private const string AfterDocument = "after:";
    private const string AfterRows = "rows:";

    public static Answer Plan(StoredContainer container, WireRequest request) => Answer.Json(200, QueryPlan.Of(Parse(container, request)));

    public static Answer Run(StoredContainer container, WireRequest request)
    {
        var query = Parse(container, request);
        if (request.PartitionKey == null && request.Header("x-ms-documentdb-partitionkeyrangeid") == null && container.Ranges > 1)
        {
            return Answer.Invalid("A query over all partitions needs the id of a range here.", 1004);
        }

        var documents = PartitionKeys.Scope(container, request).OrderBy(document => document.Sequence);
        var (page, next) = query.IsPlain ? PlainPage(query, documents, request) : CountedPage(query, documents, request);
        var charge = Charges.Query(page);
        return Answer.Json(200, new JsonObject { ["_rid"] = container.ResourceId, ["Documents"] = page, ["_count"] = page.Count }) with
        {
            Charge = charge,
            Headers = [("x-ms-item-count", page.Count.ToString(CultureInfo.InvariantCulture)), .. next == null ? Array.Empty<(string, string)>() : [("x-ms-continuation", next)]],
        };
    }

    private static Query Parse(StoredContainer container, WireRequest request)
    {
        var body = request.Json();
        var query = new Parser(body["query"]!.GetValue<string>(), body["parameters"] as JsonArray).Parse();
        var order = query.OrderBy.ConvertAll(item => (PathOf(query, item.Value.Text), item.Descending));
        return container.Indexing.ProblemOf(order) is { } problem ? throw new QueryException(problem) : query;
    }

    /// <summary>Goes on after a document, so that nothing is left out when those before it are deleted between two pages.</summary>
    private static (JsonArray Page, string? Next) PlainPage(Query query, IEnumerable<StoredDocument> documents, WireRequest request)
    {
        var after = After(request, AfterDocument);
        var rows = Runner.Rows(query, documents.Where(document => document.Sequence > after)).Take(request.PageSize + 1).ToList();
        var page = rows.Take(request.PageSize).ToList();
        var values = page.Select(row => Runner.Selected(query, row)).Where(value => value is not Undefined).Select(Values.To);
        return ([.. values], rows.Count > page.Count ? Token(AfterDocument, page[^1].Document!.Sequence) : null);
    }

    private static (JsonArray Page, string? Next) CountedPage(Query query, IEnumerable<StoredDocument> documents, WireRequest request)
    {
        var sorted = Runner.Sorted(query, documents).ToList();
        var after = request.Json()["resumeFilter"] is JsonObject resume && request.Continuation == null ? new ResumePoint(query, resume).In(sorted) : (int)After(request, AfterRows);
        var rows = Runner.Select(query, sorted).Skip(after).Take(request.PageSize + 1).ToList();
        return ([.. rows.Take(request.PageSize)], rows.Count > request.PageSize ? Token(AfterRows, after + request.PageSize) : null);
    }

    private static long After(WireRequest request, string kind) =>
        request.Continuation is { } token ? long.Parse(token[(token.LastIndexOf(kind, StringComparison.Ordinal) + kind.Length)..], CultureInfo.InvariantCulture) : 0;

    private static string Token(string kind, long place) => string.Create(CultureInfo.InvariantCulture, $"-RID:~double#RT:1#{kind}{place}");

    private static IReadOnlyList<string> PathOf(Query query, string expression)
    {
        var match = DocumentPath.Match(expression);
        return match.Success && match.Groups["root"].Value == query.Root
            ? [.. match.Groups["name"].Captures.Select(name => name.Value)]
            : throw new QueryException("Unsupported ORDER BY clause. ORDER BY item expression could not be mapped to a document path.");
    }

    [GeneratedRegex("""^(?<root>\w+)(\s*\.\s*(?<name>\w+)|\[\s*["'](?<name>[^"']+)["']\s*\])+$""", RegexOptions.ExplicitCapture)]
    private static partial Regex DocumentPath { get; }
}
