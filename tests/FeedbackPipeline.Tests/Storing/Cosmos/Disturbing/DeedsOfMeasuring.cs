using System.Collections.Immutable;
using FeedbackPipeline.Measuring;
using FeedbackPipeline.Measuring.Covering;
using FeedbackPipeline.Measuring.Projecting;
using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Measuring.Registering;
using FeedbackPipeline.Measuring.Watching;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Storing.Cosmos.Measuring;
using FeedbackPipeline.Storing.Cosmos.Projecting;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Tests.Storing.Cosmos.Disturbing;

internal static class DeedsOfMeasuring
{
    private const string Root = "organisation";
    private static readonly Dictionary<string, IReadOnlyList<string>> old = new() { ["age_band"] = ["75+"] };
    private static readonly Dictionary<string, IReadOnlyList<string>> young = new() { ["age_band"] = ["18-24"] };

    private static CancellationToken Stop => Caller.Token;

    public static IEnumerable<Deed> All =>
    [
        new("counting themes", SomeAsync, (_, store) => store.GetRequiredService<CosmosProjector>().CatchUpAsync(Stop)),
        new("counting themes again", CountedAsync, (_, store) => store.GetRequiredService<CosmosProjector>().CatchUpAsync(Stop)),
        new("measuring", SupportedAsync, (_, store) => MeasureAsync(store)),
        new("watching", SomeAsync, (_, store) => WatchAsync(store)),
        new("pace", _ => Task.CompletedTask, PaceAsync),
        new("figures added", DraftedAsync, (_, store) => AddAsync(store)),
        new("figures drafted", _ => Task.CompletedTask, (_, store) => DraftAsync(store)),
        new("a draft of figures dropped", DraftedAsync, (_, store) => store.GetRequiredService<IReferenceDrafts>().DropAsync(Root, "s_ann", Stop)),
        new("a register begun", _ => Task.CompletedTask, (world, store) => RegisterAsync(world, store, 120)) { After = FinishAsync },
        new("people of a register moved and left", RegisteredAsync, (world, store) => RegisterAsync(world, store, 60)) { After = FinishAsync },
        new("cards printed again", RegisteredAsync, ReprintAsync) { After = FinishAsync },
        new("rebuilding counts", CountedAsync, (_, store) => store.GetRequiredService<CosmosProjector>().RebuildAsync(Stop)),
    ];

    public static Task<int> SupportsAsync(CosmosWorld world) => AddAsync(world.Open());

    public static Task MeasureAsync(IServiceProvider store)
    {
        var (demographics, calendar) = (new Demographics(), store.GetRequiredService<OrganisationCalendar>());
        return new ProjectFeedback(
            store.GetRequiredService<IScopeStore>(),
            store.GetRequiredService<IReferenceBook>(),
            store.GetRequiredService<IPlaceBook>(),
            demographics,
            calendar,
            new(demographics, calendar),
            Options.Create(new MeasuringOptions()),
            NullLogger<ProjectFeedback>.Instance).RunAsync(Stop);
    }

    /// <summary>As the works that watch do: what arrived since, until nothing is left.</summary>
    public static async Task WatchAsync(IServiceProvider store)
    {
        var watches = store.GetRequiredService<IWatchStore>();
        while (await watches.LoadAsync("help:organisation", Stop) is var before && await watches.ReadArrivalsAsync(before.Checkpoint, 40, Stop) is [.., var last] arrivals)
        {
            await watches.CommitAsync(
                new(
                    before,
                    last.Number,
                    $"state {last.Number}",
                    ["signal"],
                    [.. arrivals.Select(arrival => new HeardDay(arrival.Place, arrival.Channel, DateOnly.FromDateTime(arrival.Received.UtcDateTime), true)).Distinct()],
                    [.. arrivals.Select(arrival => (2026, arrival.Person))]),
                Stop);
        }
    }

    private static Task<int> AddAsync(IServiceProvider store)
        => store.GetRequiredService<IReferenceBook>().AddAsync(
            new(Root, "Client list", new(2026, 1, 31), [new("age_band", [new("18-24", 300), new("75+", 700)])]),
            "s_ann",
            Stop);

    private static async Task SomeAsync(CosmosWorld world)
    {
        foreach (var number in Enumerable.Range(1, 5))
        {
            await DeedsOfCollecting.AcceptAsync(world, world.Open(), $"fb_{number}", $"receipt-{number}", $"p_{number % 3}");
            if (number != 4)
            {
                await DeedsOfTagging.TagAsync(world.Open(), $"fb_{number}");
            }
        }
    }

    private static async Task CountedAsync(CosmosWorld world)
    {
        await SomeAsync(world);
        await world.Open().GetRequiredService<CosmosProjector>().CatchUpAsync(Stop);
        await DeedsOfReviewing.DecideAsync(world.Open(), "fb_1");
        await DeedsOfTagging.TagAsync(world.Open(), "fb_4");
        await world.Account.Items.ChangeAsync<FeedbackPipeline.Storing.Cosmos.FeedbackDocument>(
            "fb_2",
            "fb_2",
            known => new() { Pk = known!.Pk, Id = known.Id, Place = known.Place, Erased = world.Now, Received = known.Received, Respondent = known.Respondent },
            Stop);
    }

    private static async Task SupportedAsync(CosmosWorld world)
    {
        await SupportsAsync(world);
        await SomeAsync(world);
    }

    private static async Task PaceAsync(CosmosWorld world, IServiceProvider store)
    {
        var book = store.GetRequiredService<IPaceBook>();
        while (await book.LoadAsync(Root, Stop) is { Version: 0 } before
            && !await book.CommitAsync(before, ImmutableDictionary<string, BehindGroup>.Empty.Add("age_band:75+", new("age_band", "75+", 2026, true)), [], Stop))
        {
        }
    }

    private static Task DraftAsync(IServiceProvider store)
        => store.GetRequiredService<IReferenceDrafts>().SaveAsync(Root, new(new("Client list", new(2026, 1, 31)), 1_000, [], []), "s_ann", Stop);

    private static Task DraftedAsync(CosmosWorld world) => DraftAsync(world.Open());

    /// <param name="people">More than one batch holds; those left out have left.</param>
    private static Task<RegisterOutcome> RegisterAsync(CosmosWorld world, IServiceProvider store, int people)
        => store.GetRequiredService<IRegisterBook>().UpdateAsync(
            new(
                [.. Enumerable.Range(1, people).Select(number => new RegisterPerson($"p_{number}", number % 2 == 0 || people < 100 ? Root : "elm", number % 3 == 0 ? young : old, $"code_{number}"))],
                [Root, "elm"],
                true,
                "s_ann"),
            counts => [new(new(Root, 0, "Register", new(2026, 1, 31), [new("age_band", [new("75+", counts.Sum(count => count.People))])]) { FromRegister = true }, true)],
            Stop);

    private static Task<RegisterOutcome> RegisteredAsync(CosmosWorld world) => RegisterAsync(world, world.Open(), 120);

    private static Task<ReprintOutcome> ReprintAsync(CosmosWorld world, IServiceProvider store)
        => store.GetRequiredService<IRegisterBook>().ReprintAsync(
            new(Root, [Root], [Root], 2026, "s_ann"),
            Enumerable.Range(1, 120).Where(number => number % 2 == 0).ToDictionary(number => $"p_{number}", number => $"new_{number}"),
            Stop);

    private static async Task FinishAsync(CosmosWorld world, IServiceProvider store)
    {
        await store.GetRequiredService<CosmosRegister>().FinishAsync(Stop);
        // Parts that were never decided go with the next update.
        foreach (var id in await world.Account.Books.QueryAsync<string>("register", "SELECT VALUE c.id FROM c WHERE c.type IN ('register-part', 'register-end')", Stop))
        {
            await world.Account.Books.DeleteAsync("register", id, Stop);
        }
    }
}
