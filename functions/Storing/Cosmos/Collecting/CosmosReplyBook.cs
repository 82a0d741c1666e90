using FeedbackPipeline.Collecting.Texting;

namespace FeedbackPipeline.Storing.Cosmos.Collecting;

internal sealed class CosmosReplyBook(CosmosAccount account, CosmosPhones phones, CosmosAudit audit) : IReplyBook
{
    private const string Pipeline = "pipeline";

    public async Task<WaitingReply?> NextAsync(string replyId, CancellationToken cancellationToken)
        => await phones.OfReplyAsync(replyId, cancellationToken) is { } phone && phone.Replies.Where(reply => reply.State == ReplyState.Waiting).MinBy(reply => reply.Written) is { } next
            ? new(next.Id, phone.Pk[PhoneDocument.PartitionOf("").Length..], phone.Number, next.Name, next.Words, next.Written, next.Tried, phone.Phone?.Stopped ?? false)
            : null;

    public async Task MarkTriedAsync(string replyId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (await phones.OfReplyAsync(replyId, cancellationToken) is { } phone)
        {
            await phones.ChangeAsync(phone.Pk, known => known.Try(replyId, at), null, cancellationToken);
        }
    }

    public async Task EndAsync(string replyId, ReplyEnd end, string? detail, bool stopsPhone, CancellationToken cancellationToken)
    {
        if (await phones.OfReplyAsync(replyId, cancellationToken) is not { } phone)
        {
            return;
        }

        var state = Enum.Parse<ReplyState>(end.ToString());
        var name = phone.Replies.First(reply => reply.Id == replyId).Name;
        var entry = audit.Entry(phone.Pk, Pipeline, $"reply-{end.ToString().ToLowerInvariant()}", replyId, $"{name} {detail}".Trim());
        await phones.ChangeAsync(phone.Pk, known => known.End(replyId, state, stopsPhone), batch => batch.Create(entry), cancellationToken);
    }

    public async Task MarkFailedAsync(string replyId, CancellationToken cancellationToken)
    {
        if (await phones.OfReplyAsync(replyId, cancellationToken) is { } phone)
        {
            await account.Books.CreateAsync(audit.Entry(phone.Pk, Pipeline, "reply-not-sent", replyId), cancellationToken);
        }
    }
}
