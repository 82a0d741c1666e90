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

    /// <summary>The queue that the settings choose, with SQLite's own as outbox where the two are apart; Cosmos DB has an outbox of its own.</summary>
    public static IMessageQueue ChosenQueue(this IServiceProvider provider, IMessageQueue ofStore)
        => provider.GetRequiredService<IOptions<StoringOptions>>().Value switch
        {
            { Queue: QueueKind.Azure, Store: StoreKind.Cosmos } => provider.GetRequiredService<StorageQueue>(),
            { Queue: QueueKind.Azure } => new OutboxQueue(ofStore, provider.GetRequiredService<StorageQueue>()),
            _ => ofStore,
        };
}
