namespace FeedbackPipeline.Securing.Staffing;

/// <summary>The stored form of what signs somebody in: links, tokens and codes, under the key for signing in.</summary>
public sealed class SignInHashes(KeyRing keys)
{
    private const int Characters = 26;

    /// <summary>Under the newest key.</summary>
    public string Of(string purpose, string secret) => KeyedHash.Of(keys.Current(KeyPurpose.SignIn).Bytes, purpose, secret, Characters);

    /// <summary>Under each key, newest first: what was issued before the key was rotated still works.</summary>
    public IReadOnlyList<string> AllOf(string purpose, string secret)
        => [.. keys.All(KeyPurpose.SignIn).Select(key => KeyedHash.Of(key.Bytes, purpose, secret, Characters))];
}
