using FeedbackPipeline.Collecting.Accepting;
using FeedbackPipeline.Collecting.Drafting;
using FeedbackPipeline.Collecting.Receipts;
using FeedbackPipeline.Collecting.Sweeping;
using FeedbackPipeline.Collecting.Texting;
using FeedbackPipeline.Collecting.Transcripts;
using FeedbackPipeline.Storing.Cosmos;
using FeedbackPipeline.Storing.Cosmos.Collecting;
using FeedbackPipeline.Storing.Cosmos.Projecting;
using FeedbackPipeline.Storing.Erasing;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.DependencyInjection;

namespace FeedbackPipeline.Tests.Storing.Cosmos.Disturbing;

internal static class DeedsOfCollecting
{
    public const string Receipt = "receipt-0";

    private static CancellationToken Stop => Caller.Token;

    public static IEnumerable<Deed> All =>
    [
        new("accepting", Nothing, (world, store) => AcceptAsync(world, store)),
        new("accepting where the first receipt is taken", world => world.Account.Books.CreateAsync(ReceiptDocument.Of(Receipt, "fb_other"), Stop), (world, store) => AcceptAsync(world, store)),
        new("answers about oneself", world => AcceptAsync(world, world.Open()), (_, store) => store.GetRequiredService<IReceiptBook>().AddAboutAsync(Receipt, [new("gender", "woman", null, SuppliedBy.Self)], true, Stop)),
        new("answers about oneself after tagging", TaggedAsync, (_, store) => store.GetRequiredService<IReceiptBook>().AddAboutAsync(Receipt, [new("gender", "woman", null, SuppliedBy.Self)], true, Stop)),
        new("sweeping", HalfDoneAsync, SweepAsync) { After = (_, store) => store.GetRequiredService<CosmosProjector>().CatchUpAsync(Stop) },
        new("a draft kept", Nothing, (world, store) => store.GetRequiredService<IDraftBook>().SaveAsync(Draft(world), Stop)),
        new("a text kept", Nothing, (world, store) => store.GetRequiredService<ITextBook>().KeepAsync(Text(world), Stop)) { After = SendLeftBehindAsync },
        new("a text worked", KeptAsync, (world, store) => store.GetRequiredService<ITextBook>().RecordAsync(Worked(world), Stop)) { After = SendLeftBehindAsync },
        new("a text given up", KeptAsync, (_, store) => store.GetRequiredService<ITextBook>().MarkFailedAsync("tx_1", Stop)),
        new("a reply tried", WorkedAsync, (world, store) => store.GetRequiredService<IReplyBook>().MarkTriedAsync("re_1", world.Now, Stop)),
        new("a reply sent", WorkedAsync, (_, store) => store.GetRequiredService<IReplyBook>().EndAsync("re_1", ReplyEnd.Sent, "SM1", false, Stop)),
        new("a reply refused for good", WorkedAsync, (_, store) => store.GetRequiredService<IReplyBook>().EndAsync("re_1", ReplyEnd.Refused, null, true, Stop)),
        new("numbers forgotten", WorkedAsync, (world, store) => store.GetRequiredService<ITextBook>().ForgetAsync(world.Now.AddDays(1), Stop)),
        new("a transcript kept", Nothing, (world, store) => store.GetRequiredService<ITranscriptDrafts>().KeepAsync(Transcript(world), Stop)),
        new("a transcript dropped", TranscribedAsync, (_, store) => store.GetRequiredService<ITranscriptDrafts>().DropAsync("tr_1", "s_ann", TranscriptEnd.Sent, Stop)),
        new("old transcripts dropped", TranscribedAsync, (world, store) => store.GetRequiredService<ITranscriptDrafts>().DropOldAsync(world.Now.AddDays(1), Stop)),
        new("erasing", ToBeErasedAsync, (_, store) => store.GetRequiredService<IErasureStore>().EraseAsync(Receipt, "s_ann", Stop)) { After = (_, store) => store.GetRequiredService<CosmosErasure>().FinishAsync(Stop) },
    ];

    public static Task<IntakeResult> AcceptAsync(CosmosWorld world, IServiceProvider store, string id = "fb_1", string receipt = "receipt", string? respondent = "p_1")
        => store.GetRequiredService<ISubmissionIntake>().AcceptAsync(
            new(
                new(id, world.Now, Channel.Web, "experience", 1, "organisation", Help.Alone, null, respondent, false, [new("text", "Lunch is cold.", "nonspecific")]),
                [1, 2, 3],
                [new("age_band", "75+", null, SuppliedBy.Self)],
                false,
                attempt => $"{receipt}-{attempt}"),
            Stop);

    public static async Task TaggedAsync(CosmosWorld world)
    {
        await AcceptAsync(world, world.Open());
        await DeedsOfTagging.TagAsync(world.Open(), "fb_1");
    }

    private static Task Nothing(CosmosWorld world) => Task.CompletedTask;

    private static async Task HalfDoneAsync(CosmosWorld world)
    {
        await AcceptAsync(world, world.Open());
        await AcceptAsync(world, world.Open(), "fb_2", "second");
        await DeedsOfTagging.TagAsync(world.Open(), "fb_2");
        await world.Open().GetRequiredService<IDraftBook>().SaveAsync(Draft(world), Stop);
        world.Time.Advance(TimeSpan.FromDays(2));
    }

    private static async Task SweepAsync(CosmosWorld world, IServiceProvider store)
    {
        var sweep = store.GetRequiredService<ISweepStore>();
        await sweep.RequeueStuckAsync(world.Now.AddMinutes(-5), Stop);
        await sweep.CloseIdleDialoguesAsync(world.Now.AddDays(-1), Stop);
        await sweep.DeleteOldDraftsAsync(world.Now.AddDays(-1), Stop);
    }

    private static Draft Draft(CosmosWorld world) => new("dr_1", "experience", 1, null, null, null, "key", new Dictionary<string, string> { ["text"] = "Lunch" }, world.Now);

    private static KeptText Text(CosmosWorld world) => new("tx_1", "ph_1", "sealed", world.Now);

    private static async Task KeptAsync(CosmosWorld world)
    {
        await world.Open().GetRequiredService<ITextBook>().KeepAsync(Text(world), Stop);
        await AcceptAsync(world, world.Open());
    }

    private static WorkedText Worked(CosmosWorld world)
        => new("tx_1", new(new("ph_1", "fb_1", world.Now), ["thanks"]), "number", "fb_1", [new("re_1", "thanks", "Thank you."), new("re_2", "more", "Anything else?")], world.Now);

    private static async Task WorkedAsync(CosmosWorld world)
    {
        await KeptAsync(world);
        await world.Open().GetRequiredService<ITextBook>().RecordAsync(Worked(world), Stop);
    }

    private static TranscriptDraft Transcript(CosmosWorld world) => new("tr_1", "organisation", world.Now, "s_ann", ConcernLevel.ReadFirst, [new(null, "Lunch is cold.")]);

    private static Task TranscribedAsync(CosmosWorld world) => world.Open().GetRequiredService<ITranscriptDrafts>().KeepAsync(Transcript(world), Stop);

    /// <summary>Words that left a trace wherever words can leave one, beside others that stay.</summary>
    private static async Task ToBeErasedAsync(CosmosWorld world)
    {
        await WorkedAsync(world);
        await AcceptAsync(world, world.Open(), "fb_2", "second", "p_2");
        await DeedsOfTagging.TagAsync(world.Open(), "fb_1", concern: true);
        await DeedsOfTagging.TagAsync(world.Open(), "fb_2");
        await DeedsOfReviewing.DecideAsync(world.Open(), "fb_1");
        await DeedsOfMeasuring.SupportsAsync(world);
        await DeedsOfMeasuring.MeasureAsync(world.Open());
        await DeedsOfMeasuring.WatchAsync(world.Open());
    }

    public static async Task SendLeftBehindAsync(CosmosWorld world, IServiceProvider store)
    {
        foreach (var shelf in (CosmosShelf[])[world.Account.Items, world.Account.Books])
        {
            await store.GetRequiredService<CosmosOutbox>().SendLeftBehindAsync(shelf, world.Now.AddMinutes(1), Stop);
        }
    }
}
