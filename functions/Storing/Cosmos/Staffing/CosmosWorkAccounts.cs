using FeedbackPipeline.Securing.Staffing;

namespace FeedbackPipeline.Storing.Cosmos.Staffing;

internal sealed class CosmosWorkAccounts(CosmosAccount account, CosmosAudit audit) : IWorkAccounts
{
    private const string OnlyId = "account";

    public async Task<WorkAccount?> FindAsync(string hash, CancellationToken cancellationToken)
        => (await account.Books.FindAsync<AccountDocument>(PartitionOf(hash), OnlyId, cancellationToken))?.Document.Account;

    public Task SaveAsync(string hash, WorkAccount workAccount, CancellationToken cancellationToken)
    {
        var pk = PartitionOf(hash);
        return account.Books.Batch(pk)
            .Put(new AccountDocument(workAccount) { Pk = pk, Id = OnlyId })
            .Create(audit.Entry(pk, workAccount.Staff, "work-account-kept", workAccount.Staff))
            .CommitAsync(cancellationToken);
    }

    public Task RecordSignInAsync(string staff, string how, CancellationToken cancellationToken)
        => account.Books.CreateAsync(audit.Entry(StaffDocument.Partition, staff, "signed-in", staff, how), cancellationToken);

    private static string PartitionOf(string hash) => $"account:{hash}";

    private sealed record AccountDocument(WorkAccount Account) : CosmosDocument
    {
        public override string Type => "work-account";
    }
}
