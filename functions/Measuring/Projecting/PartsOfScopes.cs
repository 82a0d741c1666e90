using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Measuring.Projecting;

/// <summary>
/// Shares the chance of a false alert among both ways of counting at all places. A register too small to be tested takes no part: its people are tested
/// where they count as well, at the place above.
/// </summary>
internal sealed class PartsOfScopes(IScopeStore store, double alpha, IReadOnlyList<MonitoredScope> monitored, PlaceTree tree)
{
    private readonly string[] tested = [.. monitored.Where(scope => scope.IsTested).Select(scope => scope.Name)];
    private readonly bool othersMayJoin = monitored.Select(scope => scope.Place.Id).Distinct(StringComparer.Ordinal).Count() < tree.All.Count();

    public async Task<double> OfAsync(MonitoredScope scope, int epoch, CancellationToken cancellationToken)
        => scope.IsTested && epoch > 0 ? await store.AlphaAsync(scope.Name, epoch, alpha, tested, othersMayJoin, cancellationToken) : 0;
}
