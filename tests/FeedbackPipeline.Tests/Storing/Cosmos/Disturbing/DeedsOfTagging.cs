using FeedbackPipeline.Collecting.Accepting;
using FeedbackPipeline.Storing.Cosmos.Tagging;
using FeedbackPipeline.Tagging;
using FeedbackPipeline.Tagging.Learning;
using FeedbackPipeline.Tagging.Retagging;
using FeedbackPipeline.Tagging.Screening;
using FeedbackPipeline.Tagging.Screening.Editing;
using FeedbackPipeline.Tagging.Theming;
using FeedbackPipeline.Tagging.Theming.Editing;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.DependencyInjection;

namespace FeedbackPipeline.Tests.Storing.Cosmos.Disturbing;

internal static class DeedsOfTagging
{
    private const string Framework = "care";

    private static CancellationToken Stop => Caller.Token;

    public static IEnumerable<Deed> All =>
    [
        new("tags", AcceptedAsync, (_, store) => TagAsync(store, "fb_1")),
        new("tags with a concern", AcceptedAsync, (_, store) => TagAsync(store, "fb_1", concern: true)) { After = DeedsOfCollecting.SendLeftBehindAsync },
        new("tags that could not be made", AcceptedAsync, (_, store) => store.GetRequiredService<ITaggingStore>().MarkFailedAsync("fb_1", [new("screening_failed", ConcernLevel.NotifyLead)], Stop))
        {
            After = DeedsOfCollecting.SendLeftBehindAsync,
        },
        new("retagging asked for", _ => Task.CompletedTask, (_, store) => store.GetRequiredService<IRetagging>().AskAsync("s_ann", Stop)),
        new("retagging left as it is", DeedsOfCollecting.TaggedAsync, (_, store) => store.GetRequiredService<IRetagging>().LeaveAsync("fb_1", "newer 2", Stop)),
        new("retagging finished", world => world.Open().GetRequiredService<IRetagging>().AskAsync("s_ann", Stop), (_, store) => store.GetRequiredService<IRetagging>().FinishAsync(1, Stop)),
        new("themes edited", _ => Task.CompletedTask, EditThemesAsync),
        new("the list of signals edited", _ => Task.CompletedTask, EditSignalsAsync),
        new("a model learned", DeedsOfCollecting.TaggedAsync, (world, store) => LearnAsync(world, store)),
        new("models forgotten", LearnedAsync, (_, store) => store.GetRequiredService<CosmosLearnedModels>().ForgetAsync(Stop)),
        new("old words dropped", WordsAsync, (_, store) => store.GetRequiredService<CosmosTermBook>().DropBeforeAsync("2026-01", Stop)),
    ];

    public static Task TagAsync(IServiceProvider store, string id, bool concern = false)
        => store.GetRequiredService<ITaggingStore>().SaveAsync(
            new(id, "en", [new("text", "Lunch is cold.", "nonspecific")], [new("food", 0.75)], new(Sentiment.Negative, 0.9), concern ? [new("physical", ConcernLevel.NotifyLead)] : [], "test 1") { Terms = ["lunch", "cold"] },
            Stop);

    private static Task WordsAsync(CosmosWorld world)
        => world.Account.Books.PutAsync(new TermsDocument("elm", world.Now.AddYears(-1), 1, 1, new Dictionary<string, int>()) { Pk = TermsDocument.PartitionOf("elm"), Id = "terms:1" }, Stop);

    private static Task<IntakeResult> AcceptedAsync(CosmosWorld world) => DeedsOfCollecting.AcceptAsync(world, world.Open());

    private static async Task EditThemesAsync(CosmosWorld world, IServiceProvider store)
    {
        var book = store.GetRequiredService<IFrameworkBook>();
        if (await book.HeadAsync(Framework, Stop) is { Framework: 0 })
        {
            await book.SaveAsync(new(new ThemeFrameworks().Find(Framework)! with { Version = 2 }, "food", "renamed"), 1, "s_ann", Stop);
        }
    }

    private static async Task EditSignalsAsync(CosmosWorld world, IServiceProvider store)
    {
        var book = store.GetRequiredService<ISignalBook>();
        if (await book.HeadAsync(Stop) == 0)
        {
            await book.SaveAsync(new(SignalList.Load(), "added", "physical", "hit me", "Said often."), 0, "s_ann", Stop);
        }
    }

    private static Task LearnAsync(CosmosWorld world, IServiceProvider store)
        => store.GetRequiredService<ILearnedModels>().KeepAsync(Framework, new byte[] { 1, 2, 3 }, new(0, 1, 1, world.Now, 5), Stop);

    private static async Task LearnedAsync(CosmosWorld world)
    {
        await DeedsOfCollecting.TaggedAsync(world);
        await LearnAsync(world, world.Open());
    }
}
