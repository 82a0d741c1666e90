using System.Collections.Concurrent;
using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.Projecting;

namespace FeedbackPipeline.Storing.Cosmos.Measuring;

/// <summary>The ledger of each scope, in the scope's own partition. What a page of the feed changes is one batch, with the scope's document replaced in it.</summary>
internal sealed class CosmosScopeStore(CosmosAccount account, CosmosFeed feed, CosmosMarkers markers, CosmosAlphas alphas, CosmosPublications publications, TimeProvider time) : IScopeStore
{
    /// <summary>So that their markers, publications and signals stay below what one batch can hold.</summary>
    private const int MostEntries = 40;

    /// <summary>Scopes as this process read or wrote them last: whoever changed one since makes the next batch fail, and it is read again.</summary>
    private readonly ConcurrentDictionary<string, Kept<ScopeDocument>> known = new(StringComparer.Ordinal);

    private CosmosShelf Ledgers => account.Ledgers;

    public async Task<ScopeRecord> LoadAsync(string scope, CancellationToken cancellationToken)
    {
        if (await Ledgers.FindAsync<ScopeDocument>(scope, ScopeDocument.OnlyId, cancellationToken) is not { } kept)
        {
            return new(scope, 0, 0, 0, ScopeState.Empty);
        }

        known[scope] = kept;
        return kept.Document.ToRecord();
    }

    public Task<IReadOnlyList<FeedEntry>> ReadFeedAsync(long after, int most, CancellationToken cancellationToken)
        => feed.ReadAsync(after, Math.Min(most, MostEntries), cancellationToken);

    public async Task<Dictionary<(string Person, string Dimension), SeenAs>> ReadSeenAsync(string scope, int epoch, IReadOnlyCollection<string> people, CancellationToken cancellationToken)
        => (await markers.ReadAsync(scope, people.Select(person => (epoch, person)), cancellationToken)).Values
            .SelectMany(seen => seen.Markers.Select(marker => (Key: (seen.Person, marker.Key), marker.Value)))
            .ToDictionary(seen => seen.Key, seen => seen.Value);

    public Task<double> AlphaAsync(string scope, int epoch, double alpha, IReadOnlyCollection<string> monitored, bool othersMayJoin, CancellationToken cancellationToken)
        => alphas.GiveAsync(scope, epoch, alpha, monitored, othersMayJoin, cancellationToken);

    public async Task<bool> CommitAsync(ScopeCommit commit, CancellationToken cancellationToken)
    {
        // There and read before it is asked what was erased: whoever erases later replaces it, and the batch fails.
        var scope = commit.Before.Scope;
        if (commit.Before.Version == 0)
        {
            await Ledgers.CreateAsync(ScopeDocument.New(scope), cancellationToken);
        }

        var kept = known.TryRemove(scope, out var last) && last.Document.Version == commit.Before.Version ? last : await Ledgers.FindAsync<ScopeDocument>(scope, ScopeDocument.OnlyId, cancellationToken);
        if (kept is null || kept.Document.Version != commit.Before.Version)
        {
            return false;
        }

        var here = await markers.FeedbackAsync(commit.Observations.Select(entry => entry.Observation.Id).OfType<string>().Distinct(), cancellationToken);
        var next = new ScopeDocument(
            commit.Before.Sequence + commit.Observations.Count,
            commit.Before.Version + 1,
            commit.Position,
            commit.State.ToJson(),
            commit.Days.Count == 0 ? kept.Document.Day : LedgerDay.Of(commit.Days.Keys.Max()))
        { Pk = scope, Id = ScopeDocument.OnlyId };
        var batch = Ledgers.Batch(scope).Replace(next, kept.Etag);
        if (commit.Observations.Count > 0)
        {
            batch.Create(ObservationsDocument.Of(scope, [.. commit.Observations.Select(entry => KeptObservation.Of(entry, IsHere(entry, here)))], commit.Days));
        }

        foreach (var seen in await markers.MergeAsync(scope, await MarksAsync(commit.Observations, here, cancellationToken), cancellationToken))
        {
            batch.Put(seen);
        }

        foreach (var signal in SignalDocument.Of(scope, commit.Signals.Select(signal => (signal.Sequence, signal.ToJson())), time.GetUtcNow()))
        {
            batch.Create(signal);
        }

        await publications.AddAsync(batch, commit, cancellationToken);
        if (!await batch.CommitAsync(cancellationToken))
        {
            return false;
        }

        if (batch.Etag is { } etag)
        {
            known[scope] = new(next, etag);
        }

        return true;
    }

    public async Task<IReadOnlyList<LedgerEntry>> ReadLedgerAsync(string scope, CancellationToken cancellationToken)
        =>
        [
            .. (await Ledgers.QueryAsync<ObservationsDocument>(scope, "SELECT * FROM c WHERE c.type = 'obs' ORDER BY c.n", cancellationToken))
                .SelectMany(page => page.Observations.Select(known => known.ToEntry())),
        ];

    /// <summary>Erased between reading and now: it stays counted, without its id or its person.</summary>
    private static bool IsHere(LedgerEntry entry, IReadOnlySet<string> here) => entry.Observation.Id is { } id && here.Contains(id);

    /// <summary>Who is marked: nobody whose words are all erased, but whoever leaves the register or comes back, since they were marked when they were counted.</summary>
    private async Task<IEnumerable<(int Epoch, string Person, string Dimension, SeenAs Marker)>> MarksAsync(IReadOnlyList<LedgerEntry> observations, IReadOnlySet<string> here, CancellationToken cancellationToken)
    {
        static bool Moves(LedgerEntry entry) => entry.Observation.Kind is ObservationKind.Left or ObservationKind.Returned;

        IReadOnlyCollection<string> others = [.. observations.Where(entry => !IsHere(entry, here) && !Moves(entry) && entry.Person != entry.Observation.Id).Select(entry => entry.Person!).Distinct(StringComparer.Ordinal)];
        var left = await markers.PeopleAsync(others, cancellationToken);
        return observations.Where(entry => IsHere(entry, here) || Moves(entry) || left.Contains(entry.Person!))
            .Select(entry => (entry.Observation.Epoch, entry.Person!, entry.Observation.Dimension, entry.Marker));
    }
}
