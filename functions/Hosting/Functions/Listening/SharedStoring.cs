using FeedbackPipeline.Storing;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Hosting.Functions.Listening;

/// <summary>Under the host each group of functions has instances of its own, so that store and queue must be ones they all reach.</summary>
internal sealed class SharedStoring(IOptions<StoringOptions> options)
{
    /// <summary>One line that says what to set, or null where nothing is wrong.</summary>
    public string? Problem => (options.Value.Store, options.Value.Queue) switch
    {
        (StoreKind.Sqlite, _) => "Storing:Store: 'Sqlite' does not run under the Functions host, whose instances share no disk. Set it to Cosmos.",
        (_, QueueKind.Sqlite) => "Storing:Queue: 'Sqlite' does not run under the Functions host, whose instances share no disk. Set it to Azure.",
        _ => null,
    };
}
