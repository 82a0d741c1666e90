using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Demonstrating.Inventing;

/// <summary>Somebody gives feedback: everything but the words.</summary>
/// <param name="Month">Of the demo's year, from 1.</param>
/// <param name="Invited">They use the invitation the register gave them; otherwise nobody knows who they are.</param>
/// <param name="About">What they say about themselves, one answer a question; null where they are not asked or walk away.</param>
public sealed record DemoMoment(DateTimeOffset At, int Month, DemoPerson Person, string Place, Help Help, bool Invited, IReadOnlyDictionary<string, IReadOnlyList<string>>? About);
