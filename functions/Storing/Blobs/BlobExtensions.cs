using Azure.Core;
using Azure.Core.Pipeline;
using FeedbackPipeline.Collecting.Recordings;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Storing.Recordings;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Storing.Blobs;

internal static class BlobExtensions
{
    /// <summary>The storage account, where the settings name one; recordings are in it then, and in the data folder otherwise.</summary>
    public static IServiceCollection AddBlobs(this IServiceCollection services)
    {
        services.AddOptions<BlobOptions>().BindConfiguration(BlobOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton(provider => new BlobAccount(
                provider.GetRequiredService<IConfiguration>(),
                provider.GetRequiredService<IOptions<BlobOptions>>(),
                provider.GetService<HttpPipelineTransport>(),
                provider.GetService<TokenCredential>()))
            .AddSingleton<IRecordingShelf>(provider => provider.GetRequiredService<BlobAccount>() is { IsNamed: true } account
                ? new BlobShelf(account, provider.GetRequiredService<TimeProvider>())
                : new FolderShelf(provider.GetRequiredService<DataFolder>(), provider.GetRequiredService<TimeProvider>()));
    }
}
