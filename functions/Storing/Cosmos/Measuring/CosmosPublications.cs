using FeedbackPipeline.Measuring.Projecting;
using FeedbackPipeline.Measuring.Publishing;

namespace FeedbackPipeline.Storing.Cosmos.Measuring;

/// <summary>Writes what ended while a page was folded, with the page.</summary>
internal sealed class CosmosPublications(CosmosAccount account)
{
    /// <summary>Signs of states that go into one request of 2 MB beside everything else.</summary>
    private const int MostSigns = 1_000_000;

    public async Task AddAsync(CosmosBatch batch, ScopeCommit commit, CancellationToken cancellationToken)
    {
        var made = await MakeAsync(commit, cancellationToken);
        var fit = CosmosBatch.Most - batch.Count;
        var signs = 0L;
        foreach (var publication in made.Reverse())
        {
            signs += publication.State.Length;
            if (--fit >= 0 && signs <= MostSigns)
            {
                batch.Put(publication);
            }
            else
            {
                // Too many for one batch: the older ones first. If the batch fails, the page is folded again and puts them again.
                await account.Ledgers.PutAsync(publication, cancellationToken);
            }
        }
    }

    private async Task<IReadOnlyList<PublicationDocument>> MakeAsync(ScopeCommit commit, CancellationToken cancellationToken)
    {
        if (commit.Publications.Count == 0)
        {
            return [];
        }

        var newest = await account.Ledgers.FirstAsync<PublicationDocument>(
            commit.Before.Scope,
            "SELECT TOP 1 * FROM c WHERE c.type = 'publication' AND c.shown = true AND c.day < @day ORDER BY c.day DESC",
            cancellationToken,
            ("@day", LedgerDay.Of(commit.Publications[0].Day)));
        var before = newest is null ? ((int Epoch, long People)?)null : (newest.Epoch, newest.People);
        var made = new List<PublicationDocument>();
        foreach (var publication in commit.Publications)
        {
            var shown = Publication.MayBeShown(before, publication.State);
            before = shown ? (publication.State.Epoch, publication.People) : before;
            made.Add(PublicationDocument.Of(commit.Before.Scope, publication, shown));
        }

        return made;
    }
}
