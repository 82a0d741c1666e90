using FeedbackPipeline.Measuring.Projecting;

namespace FeedbackPipeline.Tests.Measuring.Projecting;

/// <summary>However the work is cut, repeated or shared, everybody counts once.</summary>
public sealed class ExactlyOnceTests
{
    private const int People = 240;

    [Fact]
    public async Task Pages_of_any_size_give_the_same_bits_and_the_same_signals()
    {
        await using var world = await FedAsync();
        var results = new List<(string State, List<string> Signals, List<string> Ledger)>();
        foreach (var size in (int[])[1, 7, 500])
        {
            await world.ForgetMeasuresAsync();
            await world.Projector(pageSize: size).RunAsync(MeasureWorld.Stop);
            results.Add(await MeasuredAsync(world));
        }

        results[0].Signals.Count.ShouldBeGreaterThanOrEqualTo(2);
        foreach (var other in results.Skip(1))
        {
            other.State.ShouldBe(results[0].State);
            other.Signals.ShouldBe(results[0].Signals);
            other.Ledger.ShouldBe(results[0].Ledger);
        }
    }

    [Fact]
    public async Task Working_again_adds_nothing()
    {
        await using var world = await FedAsync();
        await world.App.DrainAsync();
        var once = await MeasuredAsync(world);
        await world.App.DrainAsync();
        await world.Projector(pageSize: 3).RunAsync(MeasureWorld.Stop);

        Same(await MeasuredAsync(world), once);
    }

    [Fact]
    public async Task Two_processes_on_one_file_count_nobody_twice()
    {
        await using var world = await FedAsync();
        await world.Projector().RunAsync(MeasureWorld.Stop);
        var alone = await MeasuredAsync(world);
        await world.ForgetMeasuresAsync();
        await using var other = new OtherProcess(world.App);

        await Task.WhenAll(
            Task.Run(() => world.Projector(pageSize: 3).RunAsync(MeasureWorld.Stop), MeasureWorld.Stop),
            Task.Run(() => world.Projector(other.Store, 5).RunAsync(MeasureWorld.Stop), MeasureWorld.Stop));

        Same(await MeasuredAsync(world), alone);
    }

    [Fact]
    public async Task Who_comes_second_with_a_page_looks_again_and_goes_on()
    {
        await using var world = await FedAsync();
        await world.Projector().RunAsync(MeasureWorld.Stop);
        var alone = await MeasuredAsync(world);
        await world.ForgetMeasuresAsync();
        await using var other = new OtherProcess(world.App);
        var turns = 0;
        var beaten = new InterruptedStore(world.Scopes) { BeforeCommit = _ => turns++ == 0 ? OnePageAsync(world, other.Store) : Task.CompletedTask };

        await world.Projector(beaten, People).RunAsync(MeasureWorld.Stop);

        turns.ShouldBeGreaterThan(1);
        Same(await MeasuredAsync(world), alone);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_crash_around_any_commit_leaves_no_trace(bool before)
    {
        await using var world = await FedAsync();
        await world.Projector().RunAsync(MeasureWorld.Stop);
        var alone = await MeasuredAsync(world);
        await world.ForgetMeasuresAsync();
        var commits = 0;
        Task Crash(ScopeCommit _) => commits++ % 2 == 0 ? throw new InvalidOperationException("The lights went out.") : Task.CompletedTask;
        var store = before ? new InterruptedStore(world.Scopes) { BeforeCommit = Crash } : new InterruptedStore(world.Scopes) { AfterCommit = Crash };

        var crashes = 0;
        while (await Record.ExceptionAsync(() => world.Projector(store, 20).RunAsync(MeasureWorld.Stop)) is not null)
        {
            (++crashes).ShouldBeLessThan(People);
        }

        crashes.ShouldBeGreaterThan(5);
        Same(await MeasuredAsync(world), alone);
    }

    [Fact]
    public async Task Folding_the_ledger_again_gives_the_same_bytes_and_the_signals_as_facts()
    {
        await using var world = await FedAsync();
        await world.Projector(pageSize: 50).RunAsync(MeasureWorld.Stop);
        await world.SupportsAsync(MeasureWorld.Root, ("age_band", "18-64", 400), ("age_band", "75+", 600), ("gender", "woman", 500), ("gender", "man", 500));
        await SendAsync(world, new People(8).Answers(60));
        world.App.Time.SetUtcNow(new(2027, 2, 1, 9, 0, 0, TimeSpan.Zero));
        await SendAsync(world, new People(9).Answers(120));
        var erased = await world.SendAsync("last", ["age_band=75+"]);
        await world.App.DrainAsync();
        await world.App.Get<FeedbackPipeline.Storing.Erasing.EraseFeedback>().EraseAsync(erased.Receipt, "test", MeasureWorld.Stop);

        var (state, facts) = await world.App.Get<RefoldScope>().RunAsync(MeasureWorld.Root, MeasureWorld.Stop);

        state.ToJson().ShouldBe((await world.StateAsync()).ToJson());
        state.Epoch.ShouldBe(2027);
        var signals = await world.SignalsAsync();
        signals.Count.ShouldBeGreaterThanOrEqualTo(2);
        facts.Select(fact => (fact.Change, fact.Dimension, fact.Category)).ShouldBe(signals.Select(signal => (signal.Change, signal.Dimension, signal.Category)));
    }

    internal static async Task SendAsync(MeasureWorld world, IEnumerable<(string? Person, string[]? About, bool Closed)> answers)
    {
        foreach (var (person, about, closed) in answers)
        {
            await world.SendAsync(person, about, closed: closed);
            world.App.Time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>People have spoken and been tagged; nothing is measured yet.</summary>
    private static async Task<MeasureWorld> FedAsync()
    {
        var world = new MeasureWorld();
        await SendAsync(world, new People(7).Answers(People));
        await world.App.DrainAsync();
        await world.SupportsAsync(MeasureWorld.Root, ("age_band", "18-24", 400), ("age_band", "75+", 600), ("gender", "woman", 500), ("gender", "man", 500));
        return world;
    }

    private static async Task<(string State, List<string> Signals, List<string> Ledger)> MeasuredAsync(MeasureWorld world)
        => ((await world.StateAsync()).ToJson(),
            [.. (await world.SignalsAsync()).Select(signal => signal.ToJson())],
            [.. (await world.App.ObservationsAsync()).Select(row => row.ToString())]);

    private static void Same((string State, List<string> Signals, List<string> Ledger) now, (string State, List<string> Signals, List<string> Ledger) before)
    {
        now.Ledger.ShouldBe(before.Ledger);
        now.Signals.ShouldBe(before.Signals);
        now.State.ShouldBe(before.State);
    }

    private static async Task OnePageAsync(MeasureWorld world, IScopeStore store)
    {
        var pages = 0;
        var stopped = new InterruptedStore(store) { BeforeCommit = _ => pages++ > 0 ? throw new InvalidOperationException("One page is enough.") : Task.CompletedTask };
        await Should.ThrowAsync<InvalidOperationException>(() => world.Projector(stopped, 10).RunAsync(MeasureWorld.Stop));
    }
}
