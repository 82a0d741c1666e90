using FeedbackPipeline.Measuring.Describing;
using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.FromFiles;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Measuring.Projecting;

/// <summary>The pipeline and the <c>measure</c> verb are two ways to the same figures.</summary>
public sealed class AgreementTests
{
    private const int Responses = 1_500;

    [Fact]
    public async Task Responses_through_the_pipeline_give_the_figures_and_the_opening_response_of_the_measure_verb()
    {
        await using var world = new MeasureWorld();
        var sent = new Dictionary<string, (string? Person, string[]? About)>();
        foreach (var (person, about, _) in new People(20).Answers(Responses))
        {
            sent[(await world.SendAsync(person, about, closed: true)).Id] = (person, about);
        }

        await world.SupportsAsync(MeasureWorld.Root, ("age_band", "18-24", 600), ("age_band", "75+", 400), ("gender", "woman", 500), ("gender", "man", 500));
        await world.App.DrainAsync();
        using var folder = new TemporaryFolder();
        var order = await world.App.FeedAsync();
        var rows = order.Select((id, index) => Row(id, sent[id], world.App.Time.GetUtcNow().AddSeconds(index)));
        var responses = folder.Write("responses.csv", "id,respondent,received,age_band,gender\n" + string.Join('\n', rows));
        var reference = folder.Write("reference.csv", "dimension,category,count\nage_band,18-24,600\nage_band,75+,400\ngender,woman,500\ngender,man,500\n");

        var (measured, _) = MeasureFiles.Run(responses, reference, 0.05, CountingMode.Stream, world.App.Get<OrganisationCalendar>());
        var figures = (await world.App.Get<DescribeRepresentation>().OfAsync(MeasureWorld.Root, MeasureWorld.Stop))!;

        foreach (var (dimension, described) in measured.Dimensions.Zip(figures.Dimensions))
        {
            var declined = (await world.CountsAsync(dimension: dimension.Dimension)).Declined;
            (described.Dimension, described.Known, described.Unknown, declined).ShouldBe((dimension.Dimension, dimension.Known, dimension.Unknown, dimension.Declined));
            foreach (var (group, shown) in dimension.Groups.Zip(described.Groups))
            {
                Same(group, shown);
                (await OpeningAsync(world, group.Dimension, group.Category)).ShouldBe(group.AlertAt);
            }
        }

        measured.Dimensions[0].Groups[1].AlertAt.ShouldNotBeNull();
        measured.Dimensions[1].Groups.ShouldAllBe(group => group.AlertAt == null);
    }

    private static string Row(string id, (string? Person, string[]? About) sent, DateTimeOffset received)
    {
        string Value(string dimension) => sent.About?.Select(answer => answer.Split('=')).FirstOrDefault(answer => answer[0] == dimension)?[1] ?? "";
        return $"{id},{sent.Person},{received:O},{Value("age_band")},{Value("gender")}";
    }

    private static void Same(MeasuredGroup group, GroupFigures shown)
    {
        (shown.Dimension, shown.Category, shown.Known, shown.Observed, shown.Unknown, shown.Status).ShouldBe((group.Dimension, group.Category, group.N, group.Observed, group.Unknown, group.Status));
        double?[] mine = [shown.Expected, shown.Ratio, shown.RatioInterval?.Lower, shown.RatioInterval?.Upper, shown.LogE, shown.SeriousLogE, shown.RecentRatio, shown.Missing, shown.MissingRange.Lower, shown.MissingRange.Upper];
        double?[] theirs = [group.Expected, group.Ratio, group.Interval?[0], group.Interval?[1], group.LogE, group.SeriousLogE, group.RecentRatio, group.Missing, group.MissingRange[0], group.MissingRange[1]];
        foreach (var (left, right) in mine.Zip(theirs))
        {
            left.HasValue.ShouldBe(right.HasValue);
            left.GetValueOrDefault().ShouldBe(right.GetValueOrDefault(), 1e-9 * Math.Max(1, Math.Abs(right.GetValueOrDefault())));
        }
    }

    /// <summary>The feedback at whose observation the alert first opened.</summary>
    private static async Task<string?> OpeningAsync(MeasureWorld world, string dimension, string category)
    {
        var opened = (await world.SignalsAsync()).Find(signal => signal.Change == RepresentationChange.GapOpened && signal.Dimension == dimension && signal.Category == category);
        return opened is null ? null : (await world.App.ObservationsAsync()).Single(row => row.Scope == opened.Scope && row.Sequence == opened.Sequence).Feedback;
    }
}
