using System.Globalization;
using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.Projecting;
using FeedbackPipeline.Measuring.Watching;
using FeedbackPipeline.Storing.Cosmos.Projecting;

namespace FeedbackPipeline.Storing.Cosmos.Measuring;

/// <summary>What watches remember, each in a partition of its own.</summary>
internal sealed class CosmosWatchStore(CosmosAccount account, CosmosProjector projector, CosmosMarkers markers, TimeProvider time) : IWatchStore
{
    private const string Dimension = "watched";

    /// <summary>Each arrival marks at most one month and one person, and what watches tell comes on top.</summary>
    private const int MostArrivals = 40;

    private CosmosShelf Ledgers => account.Ledgers;

    public async Task<WatchRecord> LoadAsync(string scope, CancellationToken cancellationToken)
        => await Ledgers.FindAsync<WatchDocument>(scope, WatchDocument.OnlyId, cancellationToken) is { Document: var watch }
            ? new(scope, watch.Version, watch.Checkpoint, watch.Sequence, watch.State)
            : new(scope, 0, 0, 0, "");

    public async Task<IReadOnlyList<Arrival>> ReadArrivalsAsync(long after, int most, CancellationToken cancellationToken)
    {
        await projector.CatchUpAsync(cancellationToken);
        var entries = await Ledgers.QueryAsync<EntryDocument>(
            Projection.Pk,
            $"SELECT TOP {Math.Min(most, MostArrivals).ToString(CultureInfo.InvariantCulture)} * FROM c WHERE c.type = 'entry' AND c.arrival > @after ORDER BY c.arrival",
            cancellationToken,
            ("@after", after));
        return [.. entries.Select(entry => new Arrival(entry.Arrival, entry.Received, entry.Place, entry.Channel, entry.Help, entry.Person))];
    }

    public async Task<IReadOnlyList<HeardDay>> ReadDaysAsync(DateOnly from, CancellationToken cancellationToken)
        =>
        [
            .. (await Ledgers.QueryAsync<HeardDocument>(null, "SELECT * FROM c WHERE c.type = 'heard' AND c.day >= @from", cancellationToken, ("@from", HeardDocument.MonthOf(from))))
                .SelectMany(month => month.ToDays()).Where(day => day.Day >= from)
                .OrderBy(day => day.Day).ThenBy(day => day.Place, StringComparer.Ordinal).ThenBy(day => day.Channel),
        ];

    public async Task<HashSet<string>> ReadSeenAsync(string scope, int epoch, IReadOnlyCollection<string> people, CancellationToken cancellationToken)
        => (await markers.ReadAsync(scope, people.Select(person => (epoch, person)), cancellationToken)).Values
            .Where(seen => seen.Markers.ContainsKey(Dimension)).Select(seen => seen.Person).ToHashSet(StringComparer.Ordinal);

    public async Task<bool> CommitAsync(WatchCommit commit, CancellationToken cancellationToken)
    {
        // There and read before it is asked who is left: whoever forgets later replaces it, and the batch fails.
        var before = commit.Before;
        if (before.Version == 0 && commit.Seen is not null)
        {
            await Ledgers.CreateAsync(new WatchDocument(0, 0, 0, "", true) { Pk = before.Scope, Id = WatchDocument.OnlyId }, cancellationToken);
        }

        var kept = await Ledgers.FindAsync<WatchDocument>(before.Scope, WatchDocument.OnlyId, cancellationToken);
        if ((kept?.Document.Version ?? 0) != before.Version)
        {
            return false;
        }

        var marks = await MarksAsync(commit, cancellationToken);
        var next = new WatchDocument(before.Version + 1, commit.Checkpoint, before.Sequence + commit.Signals.Count, commit.State, commit.Seen is not null || kept?.Document.Marks == true)
        {
            Pk = before.Scope,
            Id = WatchDocument.OnlyId,
        };
        var batch = Ledgers.Batch(before.Scope).Replace(next, kept?.Etag);
        foreach (var signal in SignalDocument.Of(before.Scope, commit.Signals.Select((body, index) => (before.Sequence + index + 1, body)), time.GetUtcNow()))
        {
            batch.Create(signal);
        }

        foreach (var month in await HeardAsync(commit, cancellationToken))
        {
            batch.Put(month);
        }

        foreach (var seen in marks)
        {
            batch.Put(seen);
        }

        return await batch.CommitAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<HeardDocument>> HeardAsync(WatchCommit commit, CancellationToken cancellationToken)
    {
        var months = (commit.Days ?? []).GroupBy(mark => (mark.Place, Month: HeardDocument.MonthOf(mark.Day))).ToList();
        var before = (await Ledgers.FindManyAsync<HeardDocument>(months.Select(month => (commit.Before.Scope, HeardDocument.IdOf(month.Key.Place, month.Key.Month))), cancellationToken))
            .ToDictionary(known => (known.Place, known.Day));
        return [.. months.Select(month => HeardDocument.Of(commit.Before.Scope, month.Key.Place, month.Key.Month, before.GetValueOrDefault(month.Key), month))];
    }

    /// <summary>Whoever was erased between reading and now stays counted, and nothing of them is kept.</summary>
    private async Task<IReadOnlyList<SeenDocument>> MarksAsync(WatchCommit commit, CancellationToken cancellationToken)
    {
        var left = await markers.PeopleAsync([.. (commit.Seen ?? []).Select(seen => seen.Person).Distinct(StringComparer.Ordinal)], cancellationToken);
        return await markers.MergeAsync(
            commit.Before.Scope,
            (commit.Seen ?? []).Where(seen => left.Contains(seen.Person)).Select(seen => (seen.Epoch, seen.Person, Dimension, new SeenAs(ObservationKind.Known))),
            cancellationToken);
    }
}
