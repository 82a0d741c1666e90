using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Tests.Measuring.Projecting;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Measuring.References;

public sealed class ReferenceCheckupTests
{
    [Fact]
    public async Task Without_a_reference_the_operator_is_told_the_command_to_run()
    {
        await using var world = new MeasureWorld();

        var finding = await LookAsync(world.App);

        finding.State.ShouldBe(FindingState.Advice);
        finding.Says.ShouldContain("reference --place PLACE --file COUNTS.csv");
    }

    [Fact]
    public async Task Counts_are_fresh_for_twelve_months_to_the_day()
    {
        await using var world = await MeasureWorld.WithAgesAsync();
        world.App.Time.SetUtcNow(new(2027, 1, 31, 12, 0, 0, TimeSpan.Zero));
        var fresh = await LookAsync(world.App);
        world.App.Time.SetUtcNow(new(2027, 2, 1, 12, 0, 0, TimeSpan.Zero));
        var old = await LookAsync(world.App);

        fresh.Says.ShouldNotContain("Older than");
        fresh.Says.ShouldContain("without counts: organisation (gender, ethnic_group, support_type, communication)");
        old.State.ShouldBe(FindingState.Advice);
        old.Says.ShouldContain("Older than 12 months: organisation.");
    }

    private static Task<Finding> LookAsync(PipelineApp app)
        => app.Get<IEnumerable<ICheckup>>().Single(checkup => checkup.Name == "who you support").LookAsync(TestContext.Current.CancellationToken);
}
