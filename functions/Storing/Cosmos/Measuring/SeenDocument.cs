using FeedbackPipeline.Measuring.Projecting;

namespace FeedbackPipeline.Storing.Cosmos.Measuring;

/// <summary>What one person counts as in one epoch, by dimension.</summary>
internal sealed record SeenDocument(int Epoch, string Person, IReadOnlyDictionary<string, SeenAs> Markers) : CosmosDocument
{
    public override string Type => "seen";

    public static string IdOf(int epoch, string person) => $"seen:{epoch}:{CosmosId.Of(person)}";

    /// <summary>A person's earlier markers and the newer ones over them.</summary>
    public static SeenDocument Of(string scope, int epoch, string person, SeenDocument? before, IEnumerable<KeyValuePair<string, SeenAs>> newer)
    {
        var markers = new SortedDictionary<string, SeenAs>((before?.Markers ?? new Dictionary<string, SeenAs>()).ToDictionary(), StringComparer.Ordinal);
        foreach (var (dimension, marker) in newer)
        {
            markers[dimension] = marker;
        }

        return new(epoch, person, markers) { Pk = scope, Id = IdOf(epoch, person) };
    }
}
