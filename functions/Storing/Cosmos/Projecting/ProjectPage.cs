using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Cosmos.Projecting;

/// <summary>Feedback as it is now, and what the projection holds of it → what must be written. Working the same feedback again comes to nothing.</summary>
/// <param name="known">What the projection holds of the feedback that comes.</param>
internal sealed class ProjectPage(CheckpointDocument before, OrganisationCalendar calendar, IEnumerable<EntryDocument> known)
{
    private const int LengthOfWords = 8;
    private readonly Dictionary<string, EntryDocument?> entries = known.ToDictionary(entry => entry.Feedback, entry => (EntryDocument?)entry, StringComparer.Ordinal);
    private readonly HashSet<string> changed = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Place, string Month), Dictionary<string, int>> deltas = [];
    private readonly HashSet<(string Place, string Month)> reworded = [];

    public CheckpointDocument Checkpoint { get; private set; } = before;

    /// <summary>Entries to write; null: to delete.</summary>
    public IEnumerable<(string Feedback, EntryDocument? Entry)> Changed => changed.Select(feedback => (feedback, entries[feedback]));

    public int Changes => changed.Count;

    /// <summary>What each place and month gains or loses, and whether the words of its comments changed.</summary>
    public IEnumerable<(string Place, string Month, IReadOnlyDictionary<string, int> Deltas, bool Reworded)> Counts
        => deltas.Select(pair => (pair.Key.Place, pair.Key.Month, Deltas: (IReadOnlyDictionary<string, int>)pair.Value.Where(delta => delta.Value != 0).ToDictionary(), Reworded: reworded.Contains(pair.Key)))
            .Where(counts => counts.Deltas.Count > 0 || counts.Reworded);

    public void Apply(FeedbackDocument feedback)
    {
        var entry = entries.GetValueOrDefault(feedback.Id);
        var next = feedback.Erased is null ? Next(feedback, entry) : null;
        if (entry is null ? next is null : next is not null && Written(entry) == Written(next))
        {
            return;
        }

        var before = entry?.Generation == Checkpoint.Generation ? entry.Counted : null;
        Add(before, -1);
        Add(next?.Counted, +1);
        if (WordsOf(entry, before) != WordsOf(next, next?.Counted))
        {
            Reword(before);
            Reword(next?.Counted);
        }

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
            Words = feedback.Terms.Count == 0 ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', feedback.Terms))))[..LengthOfWords],
        };

    private static (string? Place, string? Month, string? Words) WordsOf(EntryDocument? entry, Contribution? counted) => (counted?.Place, counted?.Month, counted is null ? null : entry?.Words);

    private void Reword(Contribution? contribution)
    {
        if (contribution is not null && reworded.Add((contribution.Place, contribution.Month)) && reworded.Count == 1)
        {
            Checkpoint = Checkpoint with { Words = Checkpoint.Words + 1 };
        }
    }

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
