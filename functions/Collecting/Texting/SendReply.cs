using FeedbackPipeline.Collecting.Texting.Sending;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Securing;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Collecting.Texting;

/// <summary>
/// Sends a written reply once. The first try is put on record before it is made; after a crash the provider is asked whether the text had gone, or knows a
/// text by the reply it is.
/// </summary>
public sealed partial class SendReply(IReplyBook book, ISendText sender, Sealing sealing, IOptions<TextingOptions> options, TimeProvider time, ILogger<SendReply> logger)
    : IMessageHandler, IDisposable
{
    // One after the other, so that a phone gets its texts in their order.
    private readonly SemaphoreSlim one = new(1, 1);

    public string Queue => Queues.SmsOut;

    public async Task HandleAsync(Envelope envelope, CancellationToken cancellationToken)
    {
        var message = Envelopes.Read<ReplyWritten>(envelope) ?? throw new InvalidDataException($"The message '{envelope.Name}' version {envelope.Version} is not for {Queue}.");
        await one.WaitAsync(cancellationToken);
        try
        {
            if (await book.NextAsync(message.ReplyId, cancellationToken) is { } reply)
            {
                await SendAsync(reply, cancellationToken);
            }
        }
        finally
        {
            one.Release();
        }
    }

    public Task GiveUpAsync(Envelope envelope, CancellationToken cancellationToken)
        => Envelopes.Read<ReplyWritten>(envelope) is { } message ? book.MarkFailedAsync(message.ReplyId, cancellationToken) : Task.CompletedTask;

    public void Dispose() => one.Dispose();

    private async Task SendAsync(WaitingReply reply, CancellationToken cancellationToken)
    {
        var late = time.GetUtcNow() - reply.Written > TimeSpan.FromHours(options.Value.ReplyHours);
        if (reply.Number is null || late || (reply.PhoneStopped && reply.Name != TextNames.Stop))
        {
            await book.EndAsync(reply.Id, ReplyEnd.Dropped, late ? "late" : "nobody to send it to", false, cancellationToken);
            return;
        }

        var first = reply.Tried ?? time.GetUtcNow();
        var text = new OutgoingText(sealing.Open(reply.Number, reply.PhoneId), reply.Words) { Id = reply.Id, FirstTried = first };
        if (reply.Tried is not null && await sender.WasSentAsync(text, first, cancellationToken))
        {
            await book.EndAsync(reply.Id, ReplyEnd.Sent, sender.Name, false, cancellationToken);
            return;
        }

        await book.MarkTriedAsync(reply.Id, first, cancellationToken);
        var outcome = await sender.SendAsync(text, cancellationToken);
        await book.EndAsync(
            reply.Id,
            outcome.State == SendState.Sent ? ReplyEnd.Sent : ReplyEnd.Refused,
            $"{sender.Name} {outcome.Reference}",
            outcome.State == SendState.PhoneStopped,
            cancellationToken);
        Log.Ended(logger, reply.Id, outcome.State);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "Reply {ReplyId}: {State}.")]
        public static partial void Ended(ILogger logger, string replyId, SendState state);
    }
}
