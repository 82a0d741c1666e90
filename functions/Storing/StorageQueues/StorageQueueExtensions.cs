using Azure.Core;
using Azure.Core.Pipeline;
using FeedbackPipeline.Messages;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Storing.StorageQueues;

internal static class StorageQueueExtensions
{
    /// <summary>Azure's queues, opened only where the settings choose them. A <see cref="TokenCredential"/> or <see cref="HttpPipelineTransport"/> that is registered is used.</summary>
    public static IServiceCollection AddStorageQueues(this IServiceCollection services)
    {
        services.AddOptions<StorageQueueOptions>().BindConfiguration(StorageQueueOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<StorageQueueOptions>, ValidateStorageQueueOptions>();
        services.AddSingleton(provider => new StorageQueueAccount(
            provider.GetRequiredService<IConfiguration>(),
            provider.GetRequiredService<IOptions<StorageQueueOptions>>(),
            provider.GetService<HttpPipelineTransport>(),
            provider.GetService<TokenCredential>()));
        return services.AddSingleton(provider => new StorageQueue(provider.GetRequiredService<StorageQueueAccount>().Open()));
    }

    /// <summary>The queue that the settings choose. Where the store is <typeparamref name="TOutbox"/>'s, and Azure carries the messages, that one is the outbox.</summary>
    public static IMessageQueue ChosenQueue<TOutbox>(this IServiceProvider provider)
        where TOutbox : IMessageQueue
        => provider.GetRequiredService<IOptions<StoringOptions>>().Value switch
        {
            { Queue: QueueKind.Azure, Store: StoreKind.Sqlite } => new OutboxQueue(provider.GetRequiredService<TOutbox>(), provider.GetRequiredService<StorageQueue>()),
            { Queue: QueueKind.Azure } => provider.GetRequiredService<StorageQueue>(),
            _ => provider.GetRequiredService<TOutbox>(),
        };
}
