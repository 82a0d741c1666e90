namespace FeedbackPipeline.Securing.Staffing;

/// <summary>Codes sent by e-mail that sign a member in once; only hashes are kept. Implemented by the store.</summary>
public interface ISignInCodes
{
    /// <summary>False, and nothing is kept, where the member got <paramref name="atMost"/> of them since then.</summary>
    Task<bool> AddAsync(SignInCode code, int atMost, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Uses a code up. Null where the request is unknown, was used, has expired or was guessed at too often; each wrong code counts as a guess. Of two who try at once, one gets in.</summary>
    Task<StaffMember?> UseAsync(string request, string code, CancellationToken cancellationToken);
}

/// <param name="Request">Keyed hash of what the page that asked for it holds.</param>
/// <param name="Code">Keyed hash of the code, bound to its request.</param>
public sealed record SignInCode(string Request, string Code, string Staff, DateTimeOffset Made, DateTimeOffset Expires)
{
    /// <summary>Wrong codes before it is worth nothing.</summary>
    public const int Guesses = 5;
}
