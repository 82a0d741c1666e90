using System.Globalization;
using System.Runtime.CompilerServices;
using FeedbackPipeline.Storing.Exporting;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Cosmos.Exporting;

/// <summary>Walks the feedback by the index that lists walk, the other way round.</summary>
internal sealed class CosmosExportSource(CosmosAccount account, CosmosAudit audit) : IExportSource
{
    private const string AuditPartition = "exports";
    private const int PageSize = 200;

    public async IAsyncEnumerable<IReadOnlyList<ExportedRow>> ReadAsync(IReadOnlyList<string>? places, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        FeedbackDocument? last = null;
        while (await PageAsync(last, places, cancellationToken) is [.., var end] page)
        {
            yield return page.ConvertAll(Row);
            last = end;
        }
    }

    public Task RecordAsync(string actor, string place, int rows, CancellationToken cancellationToken)
        => account.Books.CreateAsync(audit.Entry(AuditPartition, actor, "exported", place, $"{rows.ToString(CultureInfo.InvariantCulture)} rows"), cancellationToken);

    private Task<List<FeedbackDocument>> PageAsync(FeedbackDocument? after, IReadOnlyList<string>? places, CancellationToken cancellationToken)
        => account.Items.QueryAsync<FeedbackDocument>(
            null,
            $"""
            SELECT TOP {PageSize} * FROM c WHERE c.type = 'feedback'{(places is null ? "" : " AND ARRAY_CONTAINS(@places, c.place)")}
            AND (c.received > @received OR (c.received = @received AND c.id > @id)) ORDER BY c.received, c.id
            """,
            cancellationToken,
            ("@places", places),
            ("@received", (after?.Received ?? DateTimeOffset.MinValue).ToUnixTimeMilliseconds()),
            ("@id", after?.Id ?? ""));

    private static ExportedRow Row(FeedbackDocument feedback)
        => new(
            feedback.Id,
            feedback.Received,
            Code.Of(feedback.Channel),
            feedback.Place,
            Code.Of(feedback.Help),
            feedback.Survey,
            [.. feedback.Words.OrderBy(answer => answer.Question, StringComparer.Ordinal).Select(answer => answer.Redacted).OfType<string>()],
            feedback.Themes,
            feedback.Sentiment is { } label ? new(label, feedback.SentimentScore ?? 0) : null,
            [.. feedback.About.Select(answer => answer.ToAnswer())]);
}
