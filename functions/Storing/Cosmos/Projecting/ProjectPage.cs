using System.Text.Json;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Cosmos.Projecting;

/// <summary>Feedback as it is now, and what the projection holds of it → what must be written. Working the same feedback again comes to nothing.</summary>
/// <param name="known">What the projection holds of the feedback that comes.</param>
internal sealed class ProjectPage(CheckpointDocument before, OrganisationCalendar calendar, IEnumerable<EntryDocument> known)
{
    private readonly Dictionary<string, EntryDocument?> entries = known.ToDictionary(entry => entry.Feedback, entry => (EntryDocument?)entry, StringComparer.Ordinal);
    private readonly HashSet<string> changed = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Place, string Month), Dictionary<string, int>> deltas = [];

    public CheckpointDocument Checkpoint { get; private set; } = before;

    /// <summary>Entries to write; null: to delete.</summary>
    public IEnumerable<(string Feedback, EntryDocument? Entry)> Changed => changed.Select(feedback => (feedback, entries[feedback]));

    public int Changes => changed.Count;

    /// <summary>What each place and month gains or loses.</summary>
    public IEnumerable<(string Place, string Month, IReadOnlyDictionary<string, int> Deltas)> Counts
        => deltas.Select(pair => (pair.Key.Place, pair.Key.Month, Deltas: (IReadOnlyDictionary<string, int>)pair.Value.Where(delta => delta.Value != 0).ToDictionary()))
            .Where(counts => counts.Deltas.Count > 0);

    public void Apply(FeedbackDocument feedback)
    {
        var entry = entries.GetValueOrDefault(feedback.Id);
        var next = feedback.Erased is null ? Next(feedback, entry) : null;
        if (entry is null ? next is null : next is not null && Written(entry) == Written(next))
        {
            return;
        }

        Add(entry?.Generation == Checkpoint.Generation ? entry.Counted : null, -1);
        Add(next?.Counted, +1);
        entries[feedback.Id] = next;
        changed.Add(feedback.Id);
    }

    private EntryDocument Next(FeedbackDocument feedback, EntryDocument? entry)
        => new(feedback.Id, entry?.Arrival ?? NextArrival(), feedback.Announced == (entry?.Announced ?? 0) ? entry?.N : NextPosition(), feedback.Announced, Checkpoint.Generation)
        {
            Pk = Projection.Pk,
            Id = EntryDocument.IdOf(feedback.Id),
            Received = feedback.Received,
            Place = feedback.Place,
            Channel = feedback.Channel,
            Help = feedback.Help,
            Respondent = feedback.Respondent,
            Linked = feedback.Linked,
            AboutClosed = feedback.AboutClosed,
            About = feedback.About,
            Counted = Contribution.Of(feedback, calendar),
        };

    private long NextArrival() => (Checkpoint = Checkpoint with { Arrivals = Checkpoint.Arrivals + 1 }).Arrivals;

    private long NextPosition() => (Checkpoint = Checkpoint with { Positions = Checkpoint.Positions + 1 }).Positions;

    private void Add(Contribution? contribution, int sign)
    {
        foreach (var key in contribution?.Keys() ?? [])
        {
            var place = (contribution!.Place, contribution.Month);
            var its = deltas.TryGetValue(place, out var some) ? some : deltas[place] = new(StringComparer.Ordinal);
            its[key] = its.GetValueOrDefault(key) + sign;
        }
    }

    private static string Written(EntryDocument entry) => JsonSerializer.Serialize(entry, CosmosJson.Options);
}
