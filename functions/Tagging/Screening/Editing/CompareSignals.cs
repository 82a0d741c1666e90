using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging.Screening.Editing;

/// <summary>What two concern lists have different.</summary>
public static class CompareSignals
{
    public static IReadOnlyList<SignalDifference> Of(SignalList before, SignalList after)
        => [.. Phrases(before, after), .. Phrases(after, before, SignalChanges.Remove), .. Levels(before, after), .. Marks(before, after), .. Everyday(before, after)];

    private static IEnumerable<SignalDifference> Phrases(SignalList without, SignalList with, string change = SignalChanges.Add)
        => with.Categories.SelectMany(kind => kind.Value.Except(without.Categories.GetValueOrDefault(kind.Key) ?? []).Select(phrase => new SignalDifference(change, kind.Key, phrase)));

    private static IEnumerable<SignalDifference> Levels(SignalList before, SignalList after)
        => after.Categories.Keys.Where(before.Categories.ContainsKey)
            .Where(kind => before.LevelOf(kind, alone: true) != after.LevelOf(kind, alone: true))
            .Select(kind => new SignalDifference(SignalChanges.Level, kind, Code.Of(after.LevelOf(kind, alone: true))));

    private static IEnumerable<SignalDifference> Marks(SignalList before, SignalList after)
        => after.LowWeightPhrases.Except(before.LowWeightPhrases).Select(phrase => new SignalDifference(SignalChanges.Mark, KindOf(after, phrase), phrase))
            .Concat(before.LowWeightPhrases.Except(after.LowWeightPhrases).Where(phrase => KindOf(after, phrase).Length > 0).Select(phrase => new SignalDifference(SignalChanges.Unmark, KindOf(after, phrase), phrase)));

    private static IEnumerable<SignalDifference> Everyday(SignalList before, SignalList after)
        => after.Everyday.Except(before.Everyday).Select(phrase => new SignalDifference(SignalChanges.Add, SignalDifference.Everyday, phrase))
            .Concat(before.Everyday.Except(after.Everyday).Select(phrase => new SignalDifference(SignalChanges.Remove, SignalDifference.Everyday, phrase)));

    private static string KindOf(SignalList list, string phrase) => list.Categories.FirstOrDefault(kind => kind.Value.Contains(phrase)).Key ?? "";
}

/// <param name="Change">A code of <see cref="SignalChanges"/>.</param>
/// <param name="Kind">A kind of concern, or <see cref="Everyday"/>.</param>
/// <param name="Detail">The phrase, or the level it has now.</param>
public sealed record SignalDifference(string Change, string Kind, string Detail)
{
    /// <summary>Stands for the words that hide a guess.</summary>
    public const string Everyday = "everyday";
}
