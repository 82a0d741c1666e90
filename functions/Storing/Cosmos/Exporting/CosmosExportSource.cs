using System.Globalization;
using FeedbackPipeline.Storing.Cosmos.Projecting;
using FeedbackPipeline.Storing.Exporting;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Cosmos.Exporting;

/// <summary>Walks the projection in the order in which it met feedback, which is that of arrival but for what came within one run, and reads each page's feedback by its id: what was erased meanwhile is not in it.</summary>
internal sealed class CosmosExportSource(CosmosAccount account, CosmosProjector projector, CosmosAudit audit) : IExportSource
{
    private const string AuditPartition = "exports";
    private const int PageSize = 200;

    public async Task<IReadOnlyList<ExportedRow>> ReadAsync(long after, IReadOnlyList<string>? places, CancellationToken cancellationToken)
    {
        if (after == 0)
        {
            await projector.CatchUpAsync(cancellationToken);
        }

        while (true)
        {
            var page = await PageAsync(after, cancellationToken);
            var wanted = page.Where(entry => places is null || places.Contains(entry.Place)).ToList();
            var found = (await account.Items.FindManyAsync<FeedbackDocument>(wanted.Select(entry => (entry.Feedback, entry.Feedback)), cancellationToken))
                .Where(feedback => feedback.Erased is null)
                .ToDictionary(feedback => feedback.Id, StringComparer.Ordinal);
            IReadOnlyList<ExportedRow> rows = [.. wanted.Where(entry => found.ContainsKey(entry.Feedback)).Select(entry => Row(entry.Arrival, found[entry.Feedback]))];
            // Nothing of a page may be wanted; only the end is empty.
            if (rows.Count > 0 || page.Count == 0)
            {
                return rows;
            }

            after = page[^1].Arrival;
        }
    }

    public Task RecordAsync(string actor, string place, int rows, CancellationToken cancellationToken)
        => account.Books.CreateAsync(audit.Entry(AuditPartition, actor, "exported", place, $"{rows.ToString(CultureInfo.InvariantCulture)} rows"), cancellationToken);

    private Task<List<EntryDocument>> PageAsync(long after, CancellationToken cancellationToken)
        => account.Ledgers.QueryAsync<EntryDocument>(
            Projection.Pk,
            $"SELECT TOP {PageSize} * FROM c WHERE c.type = 'entry' AND c.arrival > @after ORDER BY c.arrival",
            cancellationToken,
            ("@after", after));

    private static ExportedRow Row(long number, FeedbackDocument feedback)
        => new(
            number,
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
