using FeedbackPipeline.Reviewing.Reading;
using FeedbackPipeline.Tagging.Screening;
using FeedbackPipeline.Tagging.Screening.Editing;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Reviewing.EditingSignals;

/// <summary>Levels and changes of the concern list in the words of the people who look after it.</summary>
public static class SignalWords
{
    public static string Of(ConcernLevel level) => level switch
    {
        ConcernLevel.RingNow => "Rings at any hour",
        ConcernLevel.ReadFirst => "Read first when alone, else tells the lead",
        _ => "Tells the lead",
    };

    public static string LevelOf(SignalList list, string kind) => Of(list.LevelOf(kind, alone: true));

    public static string Of(SignalVersion version) => Of(version.Change, version.Kind, version.Detail);

    public static string Of(SignalDifference difference) => Of(difference.Change, difference.Kind, difference.Detail);

    /// <summary>What a form for this change is called.</summary>
    public static string TitleOf(string? change) => change switch
    {
        SignalChanges.Add => "Add words",
        SignalChanges.Remove => "Remove words",
        SignalChanges.Mark => "Words that count less alone",
        SignalChanges.Unmark => "Words that count in full again",
        SignalChanges.Level => "Change how urgent a kind is",
        SignalChanges.Upload => "Put a list from a file in its place",
        SignalChanges.Restore => "Go back to an earlier list",
        _ => "Change the list",
    };

    private static string Of(string change, string kind, string detail)
    {
        var where = ReadingWords.OfCode(kind);
        return change switch
        {
            SignalChanges.Add => $"added “{detail}” to {where}",
            SignalChanges.Remove => $"removed “{detail}” from {where}",
            SignalChanges.Mark => $"“{detail}” in {where} is only read first when alone",
            SignalChanges.Unmark => $"“{detail}” in {where} counts in full again",
            SignalChanges.Level => $"{where}: {(Code.TryParse<ConcernLevel>(detail, out var level) ? Of(level).ToLowerInvariant() : detail)}",
            SignalChanges.Upload => "took a list from a file",
            _ => $"went back to version {detail}",
        };
    }
}
