using FeedbackPipeline.Alerting;
using FeedbackPipeline.Alerting.Lifecycle;
using FeedbackPipeline.Alerting.Lifecycle.Signalling;
using FeedbackPipeline.Alerting.Mailing;
using FeedbackPipeline.Alerting.Notifying;
using FeedbackPipeline.Alerting.Safeguarding;
using FeedbackPipeline.Reviewing.Concerns;
using FeedbackPipeline.Reviewing.Correcting;
using FeedbackPipeline.Reviewing.Reading;
using FeedbackPipeline.Storing.Cosmos.Measuring;
using FeedbackPipeline.Tests.Alerting;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.DependencyInjection;

namespace FeedbackPipeline.Tests.Storing.Cosmos.Disturbing;

internal static class DeedsOfReviewing
{
    private const string Ann = "s_ann";
    private static readonly string[] places = ["organisation"];

    private static CancellationToken Stop => Caller.Token;

    public static IEnumerable<Deed> All =>
    [
        new("tags corrected", DeedsOfCollecting.TaggedAsync, (_, store) => DecideAsync(store, "fb_1")),
        new("a correction undone", CorrectedAsync, (_, store) => store.GetRequiredService<ICorrectionDesk>().UndoAsync("fb_1", places, Ann, Stop)),
        new("a translation", DeedsOfCollecting.TaggedAsync, (_, store) => store.GetRequiredService<ICorrectionDesk>().TranslateAsync("fb_1", new Dictionary<string, string> { ["text"] = "Lunch is cold." }, places, Ann, Stop))
        {
            After = DeedsOfCollecting.SendLeftBehindAsync,
        },
        new("a concern decided", ConcernedAsync, (_, store) => store.GetRequiredService<IConcernDesk>().DecideAsync(new("fb_1", "physical", ConcernState.Concern, "Told the lead."), places, Ann, Stop)),
        new("a concern opened", ConcernedAsync, (_, store) => store.GetRequiredService<IConcernDesk>().OpenAsync("fb_1", places, Ann, Stop)),
        new("words marked as read", DeedsOfCollecting.TaggedAsync, (_, store) => store.GetRequiredService<IFeedbackFile>().MarkReadAsync("fb_1", places, Ann, Stop)),
        new("a file opened", DeedsOfCollecting.TaggedAsync, (_, store) => store.GetRequiredService<IFeedbackFile>().OpenAsync("fb_1", places, Ann, Stop)),
        new("a signal handled", SignalledAsync, HandleAsync) { After = DeedsOfCollecting.SendLeftBehindAsync },
        new("a signal set aside", SignalledAsync, SetAsideAsync),
        new("an alert closed", OpenedAsync, CloseAsync) { After = DeedsOfCollecting.SendLeftBehindAsync },
        new("an alert told", _ => Task.CompletedTask, (_, store) => store.GetRequiredService<IDeliveryBook>().MarkToldAsync("al_1", "console", 3, Stop)),
        new("digests sent", _ => Task.CompletedTask, (world, store) => store.GetRequiredService<IDeliveryBook>().SendDigestsAsync("mail", new(2026, 3, 2), [new("mail", Ann, world.Now)], Stop))
        {
            After = DeedsOfCollecting.SendLeftBehindAsync,
        },
        new("mail recorded", _ => Task.CompletedTask, (world, store) => store.GetRequiredService<ISentMail>().RecordAsync(new("op_1", "sent", world.Now), Stop)),
        new("a concern told", ConcernedAsync, (_, store) => store.GetRequiredService<IConcernNotices>().MarkToldAsync("fb_1", "new", "console", Stop)),
    ];

    public static Task DecideAsync(IServiceProvider store, string id)
        => store.GetRequiredService<ICorrectionDesk>().DecideAsync(new(id, ["staff"], Sentiment.Positive, null), places, Ann, Stop);

    private static async Task CorrectedAsync(CosmosWorld world)
    {
        await DeedsOfCollecting.TaggedAsync(world);
        await DecideAsync(world.Open(), "fb_1");
    }

    private static async Task ConcernedAsync(CosmosWorld world)
    {
        await DeedsOfCollecting.AcceptAsync(world, world.Open());
        await DeedsOfTagging.TagAsync(world.Open(), "fb_1", concern: true);
    }

    private static Task SignalledAsync(CosmosWorld world) => world.Account.Ledgers.PutAsync(SignalDocument.Of("stream:elm", [(1, "body")], world.Now).Single(), Stop);

    /// <summary>As the works that handle signals do: looks at the alerts, decides, and looks again where somebody was first.</summary>
    private static async Task HandleAsync(CosmosWorld world, IServiceProvider store)
    {
        var book = store.GetRequiredService<IAlertBook>();
        var sign = SignallingTests.Sign();
        foreach (var signal in await book.WaitingAsync(10, Stop))
        {
            do
            {
                var taken = TakeSign.Decide(await book.OfSubjectAsync(sign.Place, sign.Rule, sign.Subject, Stop), sign, "al_1", world.Now);
                if (await book.HandleAsync(signal, taken, Stop))
                {
                    break;
                }
            }
            while (!await book.IsHandledAsync(signal, Stop));
        }
    }

    private static async Task SetAsideAsync(CosmosWorld world, IServiceProvider store)
    {
        foreach (var signal in await store.GetRequiredService<IAlertBook>().WaitingAsync(10, Stop))
        {
            await store.GetRequiredService<IAlertBook>().SetAsideAsync(signal, Stop);
        }
    }

    private static async Task OpenedAsync(CosmosWorld world)
    {
        await SignalledAsync(world);
        await HandleAsync(world, world.Open());
    }

    private static async Task CloseAsync(CosmosWorld world, IServiceProvider store)
    {
        var book = store.GetRequiredService<IAlertBook>();
        while (await book.FindAsync("al_1", Stop) is { IsOpen: true } alert
            && !await book.AppendAsync(alert, new AlertFact.Cleared(world.Now, Ann, SignallingTests.Sign(SignKind.Cleared, sequence: 2)), Stop))
        {
        }
    }
}
