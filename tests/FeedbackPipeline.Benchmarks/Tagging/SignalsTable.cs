using System.Globalization;
using FeedbackPipeline.Benchmarks.Representation;
using FeedbackPipeline.Tagging.Screening;
using FeedbackPipeline.Tagging.Screening.Editing;
using FeedbackPipeline.Tagging.Screening.Previewing;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Benchmarks.Tagging;

/// <summary>What a change to the concern list costs before it is saved: checking the list, and trying both lists on past comments.</summary>
internal static class SignalsTable
{
    private const int Rounds = 5;
    private const int Tried = 20_000;

    public static void Print(LabelledComments comments)
    {
        var shipped = SignalList.Load();
        var draft = new SignalDraft(SignalChanges.Remove, "physical", "dragged me", null, null, null, null, "measured");
        var next = EditSignals.Of(draft, shipped, 1, out _)!.Next;
        var calendar = new OrganisationCalendar(Options.Create(new OrganisationOptions()));
        var past = new PastWords([.. Enumerable.Range(0, Tried).Select(at => new PastComment($"f_{at}", DateTimeOffset.UnixEpoch, [comments.All[at % comments.All.Count].Text.Original]))], Tried);
        Page.Section("A change to the concern list", 0, $"The best of {Rounds} rounds, processor time.");
        Page.Table(["part", "ms", "comments a second"],
        [
            ["checking the list, with every slip of the hand", Page.Number(Best(() => CheckSignals.Of(next)), "0"), ""],
            Tries(Best(() => PreviewSignals.Of(past, shipped, next, new(1970, 1, 2), calendar))),
        ]);
    }

    private static string[] Tries(double best) => [$"trying both lists on {Tried:#,0} comments", Page.Number(best, "0"), (Tried / best * 1000).ToString("#,0", CultureInfo.InvariantCulture)];

    private static double Best(Action run)
        => Enumerable.Range(0, Rounds).Min(_ =>
        {
            var before = Environment.CpuUsage.TotalTime;
            run();
            return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
        });
}
