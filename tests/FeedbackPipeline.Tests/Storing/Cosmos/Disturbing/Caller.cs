namespace FeedbackPipeline.Tests.Storing.Cosmos.Disturbing;

/// <summary>Who asks for a deed, and may give up.</summary>
internal static class Caller
{
    private static readonly AsyncLocal<CancellationToken?> own = new();

    public static CancellationToken Token => own.Value ?? TestContext.Current.CancellationToken;

    /// <summary>Does something with a token of its own.</summary>
    public static async Task WithAsync(Func<Task> work, CancellationToken token)
    {
        own.Value = token;
        await work();
    }
}
