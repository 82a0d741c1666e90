using FeedbackPipeline.Measuring.Projecting;
using FeedbackPipeline.Storing.Erasing;

namespace FeedbackPipeline.Tests.Measuring.Projecting;

/// <summary>Who was counted stays counted, and nothing says any more who it was.</summary>
public sealed class ErasedPeopleTests
{
    [Fact]
    public async Task What_was_counted_stays_counted_without_its_id_or_person()
    {
        await using var world = await MeasureWorld.WithAgesAsync();
        var ann = await world.CountAsync("ann", ["age_band=18-24"]);
        var nobody = await world.CountAsync(null, ["age_band=75+"]);
        var token = await TokenAsync(world, ann.Id);
        await EraseAsync(world, ann.Receipt);
        await EraseAsync(world, nobody.Receipt);
        await world.App.DrainAsync();

        (await world.CountsAsync()).Known.ShouldBe(2);
        (await world.App.ObservationsAsync()).Count.ShouldBe(2);
        foreach (var trace in new[] { ann.Id, nobody.Id, token })
        {
            await GoneAsync(world, trace);
        }
    }

    [Fact]
    public async Task A_person_with_other_words_here_stays_counted_once()
    {
        await using var world = await MeasureWorld.WithAgesAsync();
        var first = await world.CountAsync("ann", ["age_band=18-24"]);
        await world.CountAsync("ann", ["age_band=18-24"]);
        await EraseAsync(world, first.Receipt);
        await world.CountAsync("ann", ["age_band=18-24"]);

        (await world.CountsAsync()).Known.ShouldBe(1);
        (await world.App.ObservationsAsync()).ShouldAllBe(row => row.Person == null && row.Feedback == null);
    }

    [Fact]
    public async Task With_their_last_words_a_person_is_forgotten_and_would_count_as_somebody_new()
    {
        await using var world = await MeasureWorld.WithAgesAsync();
        var first = await world.CountAsync("ann", ["age_band=declined"]);
        var second = await world.CountAsync("ann", ["age_band=18-24"]);
        var token = await TokenAsync(world, first.Id);
        await EraseAsync(world, second.Receipt);
        var between = (await world.App.SeenAsync()).Count;
        await EraseAsync(world, first.Receipt);

        between.ShouldBe(1);
        await GoneAsync(world, token);
        await world.CountAsync("ann", ["age_band=18-24"]);
        (await world.CountsAsync()).Known.ShouldBe(2);
    }

    [Fact]
    public async Task Somebody_with_an_invitation_keeps_their_place_on_the_register()
    {
        await using var world = await MeasureWorld.WithAgesAsync();
        await world.App.InviteAsync("CARD-1");
        var accepted = await world.CountAsync(null, closed: true, invitation: "CARD-1");
        await EraseAsync(world, accepted.Receipt);

        (await world.App.RegisterAsync()).ShouldHaveSingleItem().Token.ShouldBe("p_card");
    }

    [Theory]
    [InlineData("ann")]
    [InlineData(null)]
    public async Task Words_erased_while_they_are_being_counted_count_without_a_trace(string? person)
    {
        await using var world = new MeasureWorld();
        var accepted = await world.CountAsync(person, ["age_band=18-24"]);
        var token = person is null ? accepted.Id : await TokenAsync(world, accepted.Id);
        await world.SupportsAsync(MeasureWorld.Root, ("age_band", "18-24", 300), ("age_band", "75+", 700));
        var store = new InterruptedStore(world.Scopes) { BeforeCommit = _ => EraseAsync(world, accepted.Receipt) };
        await world.Projector(store).RunAsync(MeasureWorld.Stop);

        (await world.CountsAsync()).Known.ShouldBe(1);
        await GoneAsync(world, accepted.Id);
        await GoneAsync(world, token);
        (await world.App.Get<RefoldScope>().RunAsync(MeasureWorld.Root, MeasureWorld.Stop)).State.ToJson().ShouldBe((await world.StateAsync()).ToJson());
    }

    [Fact]
    public async Task Somebody_still_here_stays_marked_when_one_of_their_words_is_erased_in_between()
    {
        await using var world = new MeasureWorld();
        var erased = await world.CountAsync("ann", ["age_band=18-24"]);
        await world.CountAsync("ann");
        await world.SupportsAsync(MeasureWorld.Root, ("age_band", "18-24", 300), ("age_band", "75+", 700));
        var once = false;
        var store = new InterruptedStore(world.Scopes)
        {
            BeforeCommit = _ =>
            {
                var first = !once;
                once = true;
                return first ? EraseAsync(world, erased.Receipt) : Task.CompletedTask;
            },
        };
        await world.Projector(store).RunAsync(MeasureWorld.Stop);
        await world.CountAsync("ann", ["age_band=18-24"]);

        (await world.CountsAsync()).Known.ShouldBe(1);
    }

    private static async Task EraseAsync(MeasureWorld world, string receipt) => await world.App.Get<EraseFeedback>().EraseAsync(receipt, "test", MeasureWorld.Stop);

    private static Task<string> TokenAsync(MeasureWorld world, string id) => world.App.RespondentAsync(id);

    /// <summary>No column of anything measured holds it.</summary>
    private static async Task GoneAsync(MeasureWorld world, string trace)
    {
        var all = await world.App.MeasuredTextsAsync();
        all.ShouldNotBeEmpty();
        all.ShouldAllBe(text => !text.Contains(trace, StringComparison.Ordinal));
    }
}
