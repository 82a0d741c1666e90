using FeedbackPipeline.Securing;

namespace FeedbackPipeline.Storing.Cosmos.Tagging;

/// <summary>
/// How far people have come with checking. The truth is the sum of <see cref="FeedbackDocument.Decisions"/>, which changes in the very write that decides or
/// erases, so nothing is ever missed. That sum is a query over all that was checked, and learning asks every few seconds; so a stamp, put after each change,
/// says cheaply that the sum is still the same, and is believed for some minutes only, lest a crash between change and stamp be noticed never.
/// </summary>
internal sealed class CosmosChecks(CosmosAccount account, IdFactory ids, TimeProvider time)
{
    private const string Id = "checks";
    private static readonly TimeSpan believed = TimeSpan.FromMinutes(5);
    private Known? known;

    /// <summary>After every decision and every erasing of something checked; to do it again does no harm.</summary>
    public Task ChangedAsync(CancellationToken cancellationToken) => account.Books.PutAsync(new ChecksStamp(ids.Next("")) { Pk = Id, Id = Id }, cancellationToken);

    /// <summary>How many decisions there were, and how many comments that are here have any.</summary>
    public async Task<(long Decisions, int Checked)> ReadAsync(CancellationToken cancellationToken)
    {
        var stamp = (await account.Books.FindAsync<ChecksStamp>(Id, Id, cancellationToken))?.Document.Stamp ?? "";
        var now = time.GetUtcNow();
        if (Volatile.Read(ref known) is { } before && before.Stamp == stamp && now - before.At < believed)
        {
            return (before.Decisions, before.Checked);
        }

        // The stamp was read before the sum, so the sum can only be newer.
        var read = new Known(stamp, now, await CountAsync(cancellationToken), await CheckedAsync(cancellationToken));
        Volatile.Write(ref known, read);
        return (read.Decisions, read.Checked);
    }

    /// <summary>How many decisions there were, whatever the stamp says.</summary>
    public async Task<long> CountAsync(CancellationToken cancellationToken)
        => (long)await account.Items.FirstAsync<double>(null, "SELECT VALUE SUM(c.decisions) FROM c WHERE c.type IN ('feedback', 'tombstone') AND c.decisions > 0", cancellationToken);

    private Task<int> CheckedAsync(CancellationToken cancellationToken)
        => account.Items.FirstAsync<int>(null, "SELECT VALUE COUNT(1) FROM c WHERE c.type = 'feedback' AND c.decisions > 0", cancellationToken);

    private sealed record Known(string Stamp, DateTimeOffset At, long Decisions, int Checked);

    private sealed record ChecksStamp(string Stamp) : CosmosDocument
    {
        public override string Type => "checks-stamp";
    }
}
