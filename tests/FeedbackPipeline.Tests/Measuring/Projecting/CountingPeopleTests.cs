using FeedbackPipeline.Collecting.Importing;
using FeedbackPipeline.Collecting.Receipts;
using FeedbackPipeline.Tests.Collecting;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Measuring.Projecting;

/// <summary>Who counts, when, and as what.</summary>
public sealed class CountingPeopleTests
{
    [Fact]
    public async Task A_person_is_counted_once_whatever_the_channel()
    {
        await using var world = await MeasureWorld.WithAgesAsync();
        foreach (var channel in Enum.GetValues<Channel>())
        {
            await world.SendAsync("ann", ["age_band=18-24"], channel: channel);
        }

        using var folder = new TemporaryFolder();
        var file = folder.Write("paper.csv", "text,respondent,about.age_band\nAll fine,ann,18-24\nAll fine,bob,75+\n");
        (await ImportCommand.Create(() => world.App.Services).Parse(["--input", file, "--survey", "default"]).InvokeAsync(cancellationToken: MeasureWorld.Stop)).ShouldBe(ExitCode.Done);
        await world.App.DrainAsync();

        (await world.CountsAsync()).Known.ShouldBe(2);
        (await world.HeardAsync("18-24"), await world.HeardAsync("75+")).ShouldBe((1, 1));
        (await world.App.FeedbackCountAsync()).ShouldBe(Enum.GetValues<Channel>().Length + 2);
    }

    [Fact]
    public async Task People_nobody_knows_count_one_by_one()
    {
        await using var world = await MeasureWorld.WithAgesAsync();
        await world.SendAsync(null, ["age_band=18-24"]);
        await world.CountAsync(null, ["age_band=18-24"]);

        (await world.HeardAsync("18-24")).ShouldBe(2);
    }

    [Fact]
    public async Task The_first_known_value_counts_and_a_later_change_does_not()
    {
        await using var world = await MeasureWorld.WithAgesAsync();
        var first = await world.CountAsync("ann", ["age_band=18-24"]);
        await world.CountAsync("ann", ["age_band=75+"]);
        await world.App.Get<IReceiptBook>().AddAboutAsync(first.Receipt, [new("age_band", "75+", null, SuppliedBy.Self)], true, MeasureWorld.Stop);
        await world.CountAsync("ann", ["age_band=declined"], closed: true);

        var counts = await world.CountsAsync();
        (counts.Known, counts.Unknown, counts.Declined).ShouldBe((1, 0, 0));
        (await world.HeardAsync("18-24"), await world.HeardAsync("75+")).ShouldBe((1, 0));
    }

    [Fact]
    public async Task Each_dimension_counts_on_its_own()
    {
        await using var world = new MeasureWorld();
        await world.SupportsAsync(MeasureWorld.Root, ("age_band", "18-24", 30), ("age_band", "75+", 70), ("gender", "woman", 50), ("gender", "man", 50));
        await world.CountAsync("ann", ["age_band=18-24"]);
        await world.CountAsync("ann", ["gender=woman", "age_band=75+"]);

        (await world.HeardAsync("18-24"), await world.HeardAsync("75+"), await world.HeardAsync("woman", dimension: "gender")).ShouldBe((1, 0, 1));
    }

    [Fact]
    public async Task Nothing_is_counted_while_more_may_come_and_unknown_once_the_person_is_done()
    {
        await using var world = await MeasureWorld.WithAgesAsync();
        var accepted = await world.CountAsync("ann");
        var open = await world.CountsAsync();

        await world.App.Get<IReceiptBook>().AddAboutAsync(accepted.Receipt, [], true, MeasureWorld.Stop);
        await world.App.DrainAsync();

        open.Unknown.ShouldBe(0);
        (await world.CountsAsync()).Unknown.ShouldBe(1);
    }

    [Fact]
    public async Task A_dialogue_idle_for_a_day_is_closed_and_counts_as_unknown()
    {
        await using var world = await MeasureWorld.WithAgesAsync();
        await world.CountAsync("ann");
        world.App.Time.Advance(TimeSpan.FromHours(23.9));
        await world.App.DrainAsync();
        var before = (await world.CountsAsync()).Unknown;
        world.App.Time.Advance(TimeSpan.FromHours(0.2));
        await world.App.DrainAsync();
        await world.App.DrainAsync();

        (before, (await world.CountsAsync()).Unknown).ShouldBe((0, 1));
    }

    [Theory]
    [InlineData("unsure", 1, 0)]
    [InlineData("skipped", 1, 0)]
    [InlineData("not_asked", 1, 0)]
    [InlineData("declined", 1, 1)]
    [Trait("Store", "SQLite")]
    public async Task A_way_of_not_answering_is_upgraded_to_known_exactly_once(string answer, long unknown, long declined)
    {
        await using var world = await MeasureWorld.WithAgesAsync();
        await world.CountAsync("ann", [$"age_band={answer}"], closed: true);
        await world.CountAsync("ann", [$"age_band={answer}"], closed: true);
        var before = await world.CountsAsync();
        await world.CountAsync("ann", ["age_band=75+"]);
        await world.CountAsync("ann", ["age_band=75+"]);
        await world.CountAsync("ann", [$"age_band={answer}"], closed: true);
        var after = await world.CountsAsync();

        (before.Known, before.Unknown, before.Declined).ShouldBe((0, unknown, declined));
        (after.Known, after.Unknown, after.Declined).ShouldBe((1, 0, 0));
        (await world.App.TextsAsync("SELECT DISTINCT value FROM about WHERE answered = 0")).ShouldBe([answer]);
    }

    [Fact]
    public async Task Declining_counts_at_once_and_takes_the_place_of_unknown()
    {
        await using var world = await MeasureWorld.WithAgesAsync();
        await world.CountAsync("ann", closed: true);
        await world.CountAsync("ann", ["age_band=declined"]);
        await world.CountAsync("bob", ["age_band=declined"]);

        var counts = await world.CountsAsync();
        (counts.Unknown, counts.Declined).ShouldBe((2, 2));
    }

    [Fact]
    public async Task Words_on_someones_behalf_count_nowhere()
    {
        await using var world = await MeasureWorld.WithAgesAsync();
        await world.CountAsync("ann", ["age_band=18-24"], help: "on-behalf", closed: true);
        await world.CountAsync("bob", ["age_band=75+"], help: "with-help");
        await world.CountAsync("cat", ["age_band=75+"], help: "staff-present");

        var counts = await world.CountsAsync();
        (counts.Known, counts.Unknown, await world.HeardAsync("18-24")).ShouldBe((2, 0, 0));
    }

    [Fact]
    public async Task People_who_come_by_invitation_never_enter_the_stream()
    {
        await using var world = await MeasureWorld.WithAgesAsync();
        await world.App.InviteAsync("CARD-1", ("age_band", "75+"));
        await world.CountAsync(null, closed: true, invitation: "CARD-1");
        await world.CountAsync("ann", ["age_band=75+"]);

        (await world.CountsAsync()).Known.ShouldBe(1);
        (await world.App.ObservationsAsync()).ShouldNotContain(row => row.Person == "p_card" && row.Scope.StartsWith("stream:", StringComparison.Ordinal));
    }
}
