using FeedbackPipeline.Collecting.Accepting;
using FeedbackPipeline.Collecting.Receipts;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Collecting.Texting;

/// <summary>Understands a kept text: words become feedback, a keyword is followed, a reply is written. Each step may be done again after a crash.</summary>
public sealed partial class TakeText(
    ITextBook book,
    AcceptFeedback accept,
    IWithdrawals withdrawals,
    IScreenWords screen,
    TextTemplates templates,
    OfficeHours hours,
    Sealing sealing,
    IOptions<TextingOptions> options,
    TimeProvider time,
    ILogger<TakeText> logger) : IMessageHandler, IDisposable
{
    private const string Actor = "giver";

    // Two texts of one phone must see each other's outcome.
    private readonly SemaphoreSlim one = new(1, 1);

    public string Queue => Queues.SmsIn;

    public async Task HandleAsync(Envelope envelope, CancellationToken cancellationToken)
    {
        var message = Envelopes.Read<TextReceived>(envelope) ?? throw new InvalidDataException($"The message '{envelope.Name}' version {envelope.Version} is not for {Queue}.");
        await one.WaitAsync(cancellationToken);
        try
        {
            if (await book.FindWaitingAsync(message.TextId, cancellationToken) is { } text)
            {
                await TakeAsync(text, cancellationToken);
            }
        }
        finally
        {
            one.Release();
        }
    }

    public Task GiveUpAsync(Envelope envelope, CancellationToken cancellationToken)
        => Envelopes.Read<TextReceived>(envelope) is { } message ? book.MarkFailedAsync(message.TextId, cancellationToken) : Task.CompletedTask;

    public void Dispose() => one.Dispose();

    private async Task TakeAsync(KeptText kept, CancellationToken cancellationToken)
    {
        var content = TextContent.Open(sealing, kept);
        var now = time.GetUtcNow();
        var (phone, history) = await book.FindPhoneAsync(kept.PhoneId, now, cancellationToken);
        var decision = AnswerText.Decide(await ReadAsync(kept, content, cancellationToken), phone, history, RulesAt(now), kept.Received);
        var feedbackId = decision.Keeps ? await AcceptAsync(kept, content, decision.Phone.Dialogue, cancellationToken) : null;
        if (decision.Erases)
        {
            foreach (var receipt in await book.ReceiptsAsync(kept.PhoneId, cancellationToken))
            {
                await withdrawals.WithdrawAsync(receipt, Actor, cancellationToken);
            }
        }

        var replies = KeepText.CanBeAnswered(content.Number) ? Write(kept.Id, decision.Replies, now) : [];
        var number = replies.Count > 0 ? sealing.Seal(content.Number, kept.PhoneId) : null;
        await book.RecordAsync(new(kept.Id, decision, number, feedbackId, replies, now), cancellationToken);
        Log.Taken(logger, kept.Id, replies.Count);
    }

    private async Task<ReadText> ReadAsync(KeptText kept, TextContent content, CancellationToken cancellationToken)
    {
        var command = ReadCommand.Of(content.Words, content.OptOut);
        var hasWords = VisibleText.Is(content.Words);
        var concerns = hasWords && command is TextCommand.None or TextCommand.Yes or TextCommand.No ? await screen.ScreenAsync(content.Words, cancellationToken) : [];
        return new(kept.Id, kept.PhoneId, command, hasWords, content.HasMedia, content.OptOut is not null, concerns);
    }

    private TextRules RulesAt(DateTimeOffset now) => new(
        TimeSpan.FromHours(options.Value.DialogueHours),
        TimeSpan.FromHours(options.Value.DistressHours),
        options.Value.RepliesPerDay,
        hours.Include(now),
        templates.Distress,
        templates.ByAnother);

    /// <summary>One text is one feedback. Nobody is asked about themselves by text yet, so what is unanswered counts as unknown at once.</summary>
    private async Task<string> AcceptAsync(KeptText kept, TextContent content, string dialogue, CancellationToken cancellationToken)
    {
        var arrival = new Arrival(Channel.Sms, SuppliedBy.Self, AboutClosed: true, Received: kept.Received, Respondent: $"sms:{dialogue}");
        var service = options.Value.Service;
        var request = new FeedbackRequest(Text: content.Words, Service: service.Length > 0 ? service : null, IdempotencyKey: content.MessageId);
        var outcome = await accept.AcceptAsync(request, arrival, cancellationToken);
        if (outcome is AcceptOutcome.Rejected { Errors: [{ Field: "service" }] })
        {
            // A place that was renamed must not cost anybody their words.
            Log.UnknownService(logger);
            outcome = await accept.AcceptAsync(request with { Service = null }, arrival, cancellationToken);
        }

        return outcome switch
        {
            AcceptOutcome.Accepted accepted => accepted.Id,
            AcceptOutcome.Conflicting => kept.Id,
            _ => throw new InvalidDataException($"Text {kept.Id} was not accepted."),
        };
    }

    private List<WrittenReply> Write(string textId, IReadOnlyList<string> names, DateTimeOffset now)
        => [.. names.Select((name, number) => new WrittenReply($"{textId}-{number}", name, templates.Fill(name, hours.NextDay(now))))];

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "Text {TextId} was taken; {Replies} replies were written.")]
        public static partial void Taken(ILogger logger, string textId, int replies);

        [LoggerMessage(2, LogLevel.Warning, "Texting:Service names no place we know. Texts count for the organisation.")]
        public static partial void UnknownService(ILogger logger);
    }
}
