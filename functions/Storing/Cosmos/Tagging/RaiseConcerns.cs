using FeedbackPipeline.Reviewing.Concerns;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Cosmos.Tagging;

/// <summary>Adds concerns to those that were raised before. A concern once raised is only ever closed by a person, never by a later tagging.</summary>
internal static class RaiseConcerns
{
    /// <returns>Tell is true where somebody must be told: a concern is new, or became more urgent while it waits, and is more than "read first".</returns>
    public static (IReadOnlyList<KeptConcern> Concerns, bool Tell) On(IReadOnlyList<KeptConcern> before, IReadOnlyList<Concern> found, DateTimeOffset now)
    {
        var (all, tell) = (before.ToList(), false);
        foreach (var concern in found)
        {
            var at = all.FindIndex(known => known.Kind == concern.Kind);
            if (at < 0)
            {
                all.Add(new(concern.Kind, concern.Level, now, ConcernState.Open));
            }
            else if (all[at].Waits && concern.Level < all[at].Level)
            {
                all[at] = all[at] with { Level = concern.Level };
            }
            else
            {
                continue;
            }

            tell |= concern.Level != ConcernLevel.ReadFirst;
        }

        return (all, tell);
    }
}
