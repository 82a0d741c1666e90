using FeedbackPipeline.Collecting.Accepting;
using FeedbackPipeline.Collecting.Texting;
using FeedbackPipeline.Messages;

namespace FeedbackPipeline.Storing.Cosmos.Collecting;

/// <summary>Texts and their phones, one document a phone; messages are durable beside it until they are on their queue.</summary>
internal sealed class CosmosTextBook(CosmosAccount account, CosmosPhones phones, CosmosFeedback feedback, CosmosAudit audit, CosmosOutbox outbox) : ITextBook
{
    private const string Pipeline = "pipeline";
    private const int AtOnce = 1_000;
    private static readonly TimeSpan day = TimeSpan.FromHours(24);

    public async Task<bool> KeepAsync(KeptText text, CancellationToken cancellationToken)
    {
        var pk = PhoneDocument.PartitionOf(text.PhoneId);
        var message = outbox.Message(pk, new TextReceived(text.Id), text.Id);
        try
        {
            if (!await phones.ChangeAsync(pk, phone => phone.Keep(text), batch => batch.Create(message), cancellationToken))
            {
                return false;
            }

            await outbox.SendAsync(account.Books, [message], cancellationToken);
            return true;
        }
        catch (StoreUnavailableException problem)
        {
            throw new IntakeUnavailableException("The store did not take the text.", problem);
        }
        catch (QueueUnavailableException)
        {
            // It is kept, with its message beside it, which the sweep will send.
            return true;
        }
    }

    public async Task<KeptText?> FindWaitingAsync(string textId, CancellationToken cancellationToken)
        => await phones.OfTextAsync(textId, cancellationToken) is { } phone && phone.Texts.First(text => text.Id == textId) is { Worked: null, Content: { } content } text
            ? new(text.Id, phone.Pk[PhoneDocument.PartitionOf("").Length..], content, text.Received)
            : null;

    public async Task<(Phone? Phone, PhoneHistory History)> FindPhoneAsync(string phoneId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var phone = await phones.FindAsync(phoneId, cancellationToken);
        return (phone?.Phone, new(phone?.Replies.Count(reply => reply.Written > now - day) ?? 0, phone?.Told.Count > 0));
    }

    public async Task<IReadOnlyList<string>> ReceiptsAsync(string phoneId, CancellationToken cancellationToken)
    {
        var told = (await phones.FindAsync(phoneId, cancellationToken))?.Told ?? [];
        var found = await account.Items.FindManyAsync<FeedbackDocument>(told.Select(id => (id, id)), cancellationToken);
        return [.. found.Where(document => document.Erased is null).Select(document => document.Receipt)];
    }

    public async Task RecordAsync(WorkedText worked, CancellationToken cancellationToken)
    {
        var pk = PhoneDocument.PartitionOf(worked.Decision.Phone.Id);
        var told = worked.FeedbackId is { } id && await feedback.FindAsync(id, cancellationToken) is not null;
        var messages = worked.Replies.Select(reply => outbox.Message(pk, new ReplyWritten(reply.Id))).ToList();
        if (await phones.ChangeAsync(pk, phone => phone.Record(worked, told), batch => messages.ForEach(message => batch.Create(message)), cancellationToken))
        {
            await outbox.SendAsync(account.Books, messages, cancellationToken);
        }
    }

    public async Task MarkFailedAsync(string textId, CancellationToken cancellationToken)
    {
        if (await phones.OfTextAsync(textId, cancellationToken) is { } phone)
        {
            await account.Books.CreateAsync(audit.Entry(phone.Pk, Pipeline, "text-not-taken", textId), cancellationToken);
        }
    }

    public async Task<int> ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var numbers = 0;
        foreach (var old in await phones.OldAsync(before, AtOnce, cancellationToken))
        {
            await phones.ChangeAsync(old.Pk, phone => phone.Forget(before), null, cancellationToken);
            numbers += old.Number is not null && old.Phone?.Newest < before ? 1 : 0;
        }

        return numbers;
    }
}
