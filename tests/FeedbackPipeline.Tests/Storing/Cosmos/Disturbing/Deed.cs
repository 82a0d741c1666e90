namespace FeedbackPipeline.Tests.Storing.Cosmos.Disturbing;

/// <summary>Something the store does, and what its caller does where it fails: the same again.</summary>
/// <param name="Before">What is there already.</param>
internal sealed record Deed(string Name, Func<CosmosWorld, Task> Before, Func<CosmosWorld, IServiceProvider, Task> Work)
{
    /// <summary>What timers do afterwards; nothing may be left half done then.</summary>
    public Func<CosmosWorld, IServiceProvider, Task> After { get; init; } = static (_, _) => Task.CompletedTask;

    public override string ToString() => Name;
}
