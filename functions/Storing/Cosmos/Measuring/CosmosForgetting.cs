using FeedbackPipeline.Storing.Cosmos.Projecting;

namespace FeedbackPipeline.Storing.Cosmos.Measuring;

/// <summary>
/// Forgets erased feedback in everything that measures: the projection, the ledgers of all scopes, the marks of who was counted. To be called after the
/// feedback has become a tombstone; doing it again changes nothing, so whoever broke off starts again. It replaces each scope's own document together with
/// what it takes away, so a page of the feed that was read before cannot be written after.
/// </summary>
internal sealed class CosmosForgetting(CosmosAccount account, CosmosProjector projector, CosmosMarkers markers)
{
    /// <summary>Of each kind, so that a batch can hold them.</summary>
    private const int Some = 40;

    private CosmosShelf Ledgers => account.Ledgers;

    /// <param name="respondent">The count token it had. Who has other words left, or is or was on the register, stays marked.</param>
    public async Task ForgetAsync(string feedback, string? respondent, CancellationToken cancellationToken)
    {
        await projector.CatchUpAsync(cancellationToken);
        IReadOnlyList<string> people = respondent is null || await StaysAsync(respondent, cancellationToken) ? [feedback] : [feedback, respondent];
        foreach (var scope in await Ledgers.QueryAsync<string>(null, "SELECT VALUE c.pk FROM c WHERE c.type = 'scope'", cancellationToken))
        {
            while (!await ForgetAsync<ScopeDocument>(scope, ScopeDocument.OnlyId, feedback, people, cancellationToken))
            {
            }
        }

        foreach (var watch in await Ledgers.QueryAsync<string>(null, "SELECT VALUE c.pk FROM c WHERE c.type = 'watch' AND c.marks = true", cancellationToken))
        {
            while (!await ForgetAsync<WatchDocument>(watch, WatchDocument.OnlyId, feedback, people, cancellationToken))
            {
            }
        }
    }

    /// <returns>False where somebody wrote at the same time, or not everything fitted into one batch.</returns>
    private async Task<bool> ForgetAsync<T>(string scope, string id, string feedback, IReadOnlyList<string> people, CancellationToken cancellationToken)
        where T : CosmosDocument
    {
        if (await Ledgers.FindAsync<T>(scope, id, cancellationToken) is not { } head)
        {
            return true;
        }

        var batch = Ledgers.Batch(scope).Replace(head.Document, head.Etag);
        var observations = await Ledgers.QueryAsync<ObservationsDocument>(scope, "SELECT * FROM c WHERE c.type = 'obs' AND ARRAY_CONTAINS(c.feedback, @feedback)", cancellationToken, ("@feedback", feedback));
        var seen = await Ledgers.QueryAsync<string>(scope, "SELECT VALUE c.id FROM c WHERE c.type = 'seen' AND ARRAY_CONTAINS(@people, c.person)", cancellationToken, ("@people", people));
        foreach (var page in observations.Take(Some))
        {
            batch.Put(page.Forget(feedback));
        }

        foreach (var marker in seen.Take(Some))
        {
            batch.Delete(marker);
        }

        return await batch.CommitAsync(cancellationToken) && observations.Count <= Some && seen.Count <= Some;
    }

    private async Task<bool> StaysAsync(string respondent, CancellationToken cancellationToken)
        => (await markers.PeopleAsync([respondent], cancellationToken)).Count > 0
            || await account.Books.FindAsync<PersonDocument>(RegisterPartition.Pk, PersonDocument.IdOf(respondent), cancellationToken) is not null;
}
