using FeedbackPipeline.Storing.Sqlite;
using FeedbackPipeline.Tagging.Screening;
using FeedbackPipeline.Tagging.Screening.Editing;
using FeedbackPipeline.Tagging.Theming;
using FeedbackPipeline.Tagging.Theming.Editing;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.DependencyInjection;

namespace FeedbackPipeline.Tests.Tagging.Doctoring;

/// <summary>What <c>doctor</c> says of the concern list, the themes and the model.</summary>
[Trait("Store", "SQLite")]
public sealed class TaggingCheckupTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task As_they_came_all_is_named_and_whole()
    {
        await using var app = new PipelineApp();

        (await LookAsync(app, "concern list")).ShouldSatisfyAllConditions(found => found.State.ShouldBe(FindingState.Fine), found => found.Says.ShouldContain("as it came with the product"), found => found.Says.ShouldContain("phrases"));
        (await LookAsync(app, "tagger")).ShouldSatisfyAllConditions(found => found.State.ShouldBe(FindingState.Fine), found => found.Says.ShouldContain("Themes 'care' version"), found => found.Says.ShouldContain("nhs-fft"));
    }

    [Fact]
    public async Task The_organisations_own_are_named_and_it_is_wrong_where_one_cannot_be_read()
    {
        await using var app = new PipelineApp();
        var change = EditSignals.Of(new(SignalChanges.Add, "physical", "budgie squeezer", null, null, null, null, "why"), SignalList.Load(), 1, out _)!;
        await app.Get<ISignalBook>().SaveAsync(change, 0, "test", Stop);
        var care = new ThemeFrameworks().Find("care")!;
        var retired = (Edited.Done)EditFramework.Retire(care, "money");
        await app.Get<IFrameworkBook>().SaveAsync(retired, care.Version, "test", Stop);

        (await LookAsync(app, "concern list")).Says.ShouldContain($"Version {change.Next.Version} with ");
        (await LookAsync(app, "tagger")).Says.ShouldContain($"version {retired.Next.Version}, of 2 March 2026");

        await app.Get<SqliteWriter>().WriteAsync(session => session.Execute("UPDATE signal_lists SET body = '{'"), Stop);
        await app.Get<SqliteWriter>().WriteAsync(session => session.Execute("UPDATE theme_frameworks SET body = 'null'"), Stop);

        (await LookAsync(app, "concern list")).ShouldSatisfyAllConditions(found => found.State.ShouldBe(FindingState.Wrong), found => found.Says.ShouldContain("Put back a backup"));
        (await LookAsync(app, "tagger")).ShouldSatisfyAllConditions(found => found.State.ShouldBe(FindingState.Wrong), found => found.Says.ShouldContain("Put back a backup"));
    }

    private static Task<Finding> LookAsync(PipelineApp app, string name) => app.Services.GetServices<ICheckup>().Single(checkup => checkup.Name == name).LookAsync(Stop);
}
