using FeedbackPipeline.Measuring.Projecting;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.EndToEnd.OnAzure;

/// <summary>From web form and text message to counts and an alert, on two instances that are killed meanwhile: nothing lost, nothing twice.</summary>
public sealed class OnAzureTests
{
    private const int People = 60;

    [Fact]
    public async Task Words_reach_counts_and_an_alert_exactly_once_whatever_is_killed_sent_twice_or_poisoned()
    {
        await using var world = await AzureWorld.StartAsync(instances: 2);
        await world.SupportsAsync(("18-24", 700), ("75+", 300));

        var receipts = await SendAllAsync(world);
        await world.TextAsync(0, "SM1", "The bus is late.");
        await world.TextAsync(1, "SM1", "The bus is late.");
        await world.Queue.SendAsync("feedback-in", """{"env":{"name":"feedback-received"},"sig":"1.forged"}""", TestContext.Current.CancellationToken);
        await world.DeliverAsync(round => DisturbAsync(world, round));
        await world.FireAsync("fn-sweep");
        await world.FireAsync("fn-measure");
        await world.FireAsync("fn-measure");
        await world.DeliverAsync(_ => Task.CompletedTask);

        var feedback = world.Gateway.OfType("items", "feedback").ToList();
        feedback.Count.ShouldBe(People + 1);
        feedback.Select(document => document.Text("state")).Distinct().ShouldBe(["tagged"]);
        feedback.Select(document => document.Text("receipt")).ShouldBeSubsetOf([.. receipts, feedback.Single(document => document.Text("channel") == "sms").Text("receipt")]);
        receipts.Distinct().Count().ShouldBe(People);
        world.Counted.ShouldBe(People + 1);
        (await HeardAsync(world)).ShouldBe(People);
        world.Gateway.OfType("books", "alert").ShouldHaveSingleItem().Text("state").ShouldBe("open");
        (await PoisonedAsync(world, "feedback-in")).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_erased_is_nowhere_and_its_count_is_taken_away()
    {
        await using var world = await AzureWorld.StartAsync(instances: 1);
        var receipt = await world.SendAsync(0, "Unmistakable", "18-24");
        await world.DeliverAsync(_ => Task.CompletedTask);
        world.Gateway.Holding("Unmistakable").ShouldNotBeEmpty();

        using (var client = world.Instances[0].Anyone())
        using (var answer = await client.DeleteAsync(new Uri($"/api/feedback/{receipt}", UriKind.Relative), TestContext.Current.CancellationToken))
        {
            answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.NoContent);
        }

        world.Gateway.Holding("Unmistakable").ShouldBeEmpty();
        world.Gateway.Holding(receipt).ShouldBeEmpty();
        world.Counted.ShouldBe(0);
    }

    /// <summary>Everybody sends, and sends again, on either instance, while these are killed in turn.</summary>
    private static async Task<List<string>> SendAllAsync(AzureWorld world)
    {
        var receipts = new List<string>();
        foreach (var some in Enumerable.Range(0, People).Chunk(15))
        {
            var sending = Task.WhenAll(some.SelectMany(person => (Task<string>[])[world.SendAsync(0, $"key-{person}", "18-24"), world.SendAsync(1, $"key-{person}", "18-24")]));
            await world.KillAsync(some[0] / 15 % 2);
            receipts.AddRange(await sending);
        }

        return receipts;
    }

    private static async Task DisturbAsync(AzureWorld world, int round)
    {
        if (round is 1 or 4)
        {
            await world.KillAsync(round % 2);
        }

        if (round < 6)
        {
            // A queue delivers at least once: what was taken once comes again.
            foreach (var message in await world.Queue.TakeAsync("feedback-in", 2, TestContext.Current.CancellationToken))
            {
                await world.Queue.SendAsync("feedback-in", message.Body, TestContext.Current.CancellationToken);
                await world.Queue.ReleaseAsync("feedback-in", message, TimeSpan.Zero, TestContext.Current.CancellationToken);
            }
        }
    }

    /// <summary>People whose age the organisation's ledger has counted.</summary>
    private static async Task<long> HeardAsync(AzureWorld world)
    {
        await using var app = world.Inside();
        var scope = await app.Get<IScopeStore>().LoadAsync(Scopes.Stream("organisation"), TestContext.Current.CancellationToken);
        return scope.State.Find("age_band")?.Find("18-24")?.Heard ?? 0;
    }

    private static async Task<int> PoisonedAsync(AzureWorld world, string queue)
        => (await world.Queue.TakeAsync($"{queue}-poison", 32, TestContext.Current.CancellationToken)).Count;
}
