using FeedbackPipeline.Alerting.Mailing;

namespace FeedbackPipeline.Storing.Cosmos.Alerting;

/// <summary>Cosmos DB itself forgets them after a month.</summary>
internal sealed class CosmosSentMail(CosmosAccount account) : ISentMail
{
    private const string Pk = "sent-mail";
    private const int MonthInSeconds = 30 * 24 * 60 * 60;

    public Task RecordAsync(SentMail mail, CancellationToken cancellationToken)
        => account.Books.PutAsync(new MailDocument(mail.Operation, mail.State, mail.At) { Pk = Pk, Id = CosmosId.Of(mail.Operation), Ttl = MonthInSeconds }, cancellationToken);

    public async Task<SentMail?> FindAsync(string operation, CancellationToken cancellationToken)
        => (await account.Books.FindAsync<MailDocument>(Pk, CosmosId.Of(operation), cancellationToken))?.Document.ToMail();

    public async Task<SentMail?> LastAsync(CancellationToken cancellationToken)
        => (await account.Books.FirstAsync<MailDocument>(Pk, "SELECT TOP 1 * FROM c WHERE c.type = 'sent-mail' ORDER BY c.at DESC", cancellationToken))?.ToMail();

    private sealed record MailDocument(string Operation, string State, DateTimeOffset At) : CosmosDocument
    {
        public override string Type => "sent-mail";

        public SentMail ToMail() => new(Operation, State, At);
    }
}
