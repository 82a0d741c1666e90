using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Storing.StorageQueues;

/// <summary>Where Azure's queues are chosen, the settings must name an account.</summary>
internal sealed class ValidateStorageQueueOptions(IConfiguration configuration, IOptions<StoringOptions> storing) : IValidateOptions<StorageQueueOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageQueueOptions options)
        => storing.Value.Queue == QueueKind.Azure && StorageQueueAccount.Lacks(configuration[StorageQueueOptions.Section], options) is { } lacks
            ? ValidateOptionsResult.Fail(lacks)
            : ValidateOptionsResult.Success;
}
