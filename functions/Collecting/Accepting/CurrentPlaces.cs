using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Collecting.Accepting;

/// <summary>The place tree as last read. A name it does not know makes it look once more, since another process may have added the place.</summary>
public sealed class CurrentPlaces(IPlaceBook book, TimeProvider time)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);
    private Snapshot? last;

    public async ValueTask<PlaceTree> WithAsync(string? place, CancellationToken cancellationToken)
    {
        var snapshot = last;
        if (snapshot is not null && (snapshot.Tree.Find(place) is not null || time.GetElapsedTime(snapshot.Read) < Freshness))
        {
            return snapshot.Tree;
        }

        var tree = await book.ReadAsync(cancellationToken);
        last = new(tree, time.GetTimestamp());
        return tree;
    }

    private sealed record Snapshot(PlaceTree Tree, long Read);
}
