using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace FeedbackPipeline.Tests.Infrastructure;

public sealed class AzuriteTests
{
    [Fact]
    public async Task Accounts_do_not_see_each_other()
    {
        var stop = TestContext.Current.CancellationToken;
        var azurite = await Azurite.SharedAsync();
        var (one, two) = (azurite.Account(), azurite.Account());

        await new QueueClient(one, "feedback-in").CreateAsync(cancellationToken: stop);
        await new BlobContainerClient(one, "audio").CreateAsync(cancellationToken: stop);

        (await new QueueClient(one, "feedback-in").ExistsAsync(stop)).Value.ShouldBeTrue();
        (await new BlobContainerClient(one, "audio").ExistsAsync(stop)).Value.ShouldBeTrue();
        (await new QueueClient(two, "feedback-in").ExistsAsync(stop)).Value.ShouldBeFalse();
        (await new BlobContainerClient(two, "audio").ExistsAsync(stop)).Value.ShouldBeFalse();
    }
}
