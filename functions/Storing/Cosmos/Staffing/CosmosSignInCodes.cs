using FeedbackPipeline.Securing;
using FeedbackPipeline.Securing.Staffing;

namespace FeedbackPipeline.Storing.Cosmos.Staffing;

/// <summary>Codes and how many each member got, in one partition, so that no two requests get past the limit together.</summary>
internal sealed class CosmosSignInCodes(CosmosAccount account, IStaffBook staff, CosmosAudit audit, IdFactory ids, TimeProvider time) : ISignInCodes
{
    private const string Pk = "sign-in-codes";
    private const int DayInSeconds = 24 * 60 * 60;

    private CosmosShelf Books => account.Books;

    public async Task<bool> AddAsync(SignInCode code, int atMost, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var id = $"got:{CosmosId.Of(code.Staff)}";
        while (true)
        {
            var kept = await Books.FindAsync<GotDocument>(Pk, id, cancellationToken);
            if (await FindAsync(code.Request, cancellationToken) is not null)
            {
                return true;
            }

            IReadOnlyList<DateTimeOffset> recent = [.. (kept?.Document.Made ?? []).Where(made => made >= since)];
            if (recent.Count >= atMost)
            {
                return false;
            }

            var added = await Books.Batch(Pk)
                .Replace(new GotDocument([.. recent, code.Made]) { Pk = Pk, Id = id, Ttl = 2 * DayInSeconds }, kept?.Etag)
                .Create(new CodeDocument(code.Code, code.Staff, code.Expires) { Pk = Pk, Id = IdOf(code.Request), Ttl = DayInSeconds })
                .CommitAsync(cancellationToken);
            if (added)
            {
                return true;
            }
        }
    }

    public async Task<StaffMember?> UseAsync(string request, string code, CancellationToken cancellationToken)
    {
        var guess = ids.Next("");
        while (true)
        {
            // Where the newest guess is this one, it was written though the answer was lost, and was wrong: a right one is told by its entry in the audit.
            if (await FindAsync(request, cancellationToken) is not { Document: { Used: null, Guesses: < SignInCode.Guesses } known } kept || known.Expires <= time.GetUtcNow() || known.Guess == guess)
            {
                return null;
            }

            var member = known.Code == code ? await staff.FindAsync(known.Staff, cancellationToken) : null;
            // The guess and its outcome are one write: however many come at once, only so many are looked at.
            var batch = Books.Batch(Pk).Replace(known with { Guesses = known.Guesses + 1, Guess = guess, Used = member is null ? null : time.GetUtcNow() }, kept.Etag);
            if (member is not null)
            {
                batch.Create(audit.Entry(Pk, member.Id, "signed-in", member.Id, "code"));
            }

            if (await batch.CommitAsync(cancellationToken))
            {
                return member;
            }
        }
    }

    private Task<Kept<CodeDocument>?> FindAsync(string request, CancellationToken cancellationToken) => Books.FindAsync<CodeDocument>(Pk, IdOf(request), cancellationToken);

    private static string IdOf(string request) => $"code:{CosmosId.Of(request)}";

    /// <param name="Guess">Of the request that guessed last.</param>
    private sealed record CodeDocument(string Code, string Staff, DateTimeOffset Expires, int Guesses = 0, DateTimeOffset? Used = null, string? Guess = null) : CosmosDocument
    {
        public override string Type => "sign-in-code";
    }

    /// <param name="Made">When the member's codes of late were made.</param>
    private sealed record GotDocument(IReadOnlyList<DateTimeOffset> Made) : CosmosDocument
    {
        public override string Type => "sign-in-codes-got";
    }
}
