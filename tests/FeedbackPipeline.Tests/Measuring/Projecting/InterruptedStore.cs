using FeedbackPipeline.Measuring.Projecting;

namespace FeedbackPipeline.Tests.Measuring.Projecting;

/// <summary>The real store with a hand in between, just before or just after a page is committed.</summary>
internal sealed class InterruptedStore(IScopeStore store) : IScopeStore
{
    public Func<ScopeCommit, Task> BeforeCommit { get; init; } = _ => Task.CompletedTask;

    public Func<ScopeCommit, Task> AfterCommit { get; init; } = _ => Task.CompletedTask;

    public Task<ScopeRecord> LoadAsync(string scope, CancellationToken cancellationToken) => store.LoadAsync(scope, cancellationToken);

    public Task<IReadOnlyList<FeedEntry>> ReadFeedAsync(long after, int most, CancellationToken cancellationToken) => store.ReadFeedAsync(after, most, cancellationToken);

    public Task<Dictionary<(string Person, string Dimension), SeenAs>> ReadSeenAsync(string scope, int epoch, IReadOnlyCollection<string> people, CancellationToken cancellationToken)
        => store.ReadSeenAsync(scope, epoch, people, cancellationToken);

    public Task<double> AlphaAsync(string scope, int epoch, double alpha, IReadOnlyCollection<string> monitored, bool othersMayJoin, CancellationToken cancellationToken)
        => store.AlphaAsync(scope, epoch, alpha, monitored, othersMayJoin, cancellationToken);

    public async Task<bool> CommitAsync(ScopeCommit commit, CancellationToken cancellationToken)
    {
        await BeforeCommit(commit);
        var committed = await store.CommitAsync(commit, cancellationToken);
        await AfterCommit(commit);
        return committed;
    }

    public Task<IReadOnlyList<LedgerEntry>> ReadLedgerAsync(string scope, CancellationToken cancellationToken) => store.ReadLedgerAsync(scope, cancellationToken);
}
