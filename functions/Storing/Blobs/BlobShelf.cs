using System.Globalization;
using Azure;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using FeedbackPipeline.Collecting.Recordings;

namespace FeedbackPipeline.Storing.Blobs;

/// <summary>Recordings as blobs that all instances share. When one was last touched stands in its metadata, by our own clock.</summary>
internal sealed class BlobShelf(BlobAccount account, TimeProvider time) : IRecordingShelf
{
    public const string Container = "recordings";
    private const string Touched = "touched";
    private const string TooLate = "The recordings in the storage account can not be reached. Look at FeedbackBlobs; an identity needs the role Storage Blob Data Contributor.";

    private readonly Lazy<BlobContainerClient> container = new(() => account.Open(Container));

    public bool IsShared => true;

    public Task PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
        => AskAsync(
            async (blobs, stop) =>
            {
                var options = new BlobUploadOptions { Metadata = Now() };
                try
                {
                    await blobs.GetBlobClient(name).UploadAsync(BinaryData.FromBytes(content), options, stop);
                }
                catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.ContainerNotFound)
                {
                    await blobs.CreateIfNotExistsAsync(cancellationToken: stop);
                    await blobs.GetBlobClient(name).UploadAsync(BinaryData.FromBytes(content), options, stop);
                }

                return true;
            },
            cancellationToken);

    public Task<byte[]?> ReadAsync(string name, CancellationToken cancellationToken)
        => AskAsync<byte[]?>(async (blobs, stop) => (await blobs.GetBlobClient(name).DownloadContentAsync(stop)).Value.Content.ToArray(), cancellationToken);

    public Task<bool> TouchAsync(string name, CancellationToken cancellationToken)
        => AskAsync(
            async (blobs, stop) =>
            {
                await blobs.GetBlobClient(name).SetMetadataAsync(Now(), cancellationToken: stop);
                return true;
            },
            cancellationToken);

    public Task DeleteAsync(string name, CancellationToken cancellationToken)
        => AskAsync<bool>(async (blobs, stop) => await blobs.GetBlobClient(name).DeleteIfExistsAsync(cancellationToken: stop), cancellationToken);

    public async Task<IReadOnlyList<ShelfEntry>> UntouchedSinceAsync(DateTimeOffset before, CancellationToken cancellationToken)
        => await AskAsync(
            async (blobs, stop) =>
            {
                var old = new List<ShelfEntry>();
                await foreach (var blob in blobs.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, null, stop))
                {
                    if (TouchedAt(blob) < before.ToUnixTimeMilliseconds())
                    {
                        old.Add(new(blob.Name, blob.Properties.ETag?.ToString() ?? ""));
                    }
                }

                return old;
            },
            cancellationToken) ?? [];

    public Task DeleteUntouchedAsync(ShelfEntry entry, CancellationToken cancellationToken)
        => AskAsync<bool>(
            async (blobs, stop) => await blobs.GetBlobClient(entry.Name).DeleteIfExistsAsync(conditions: new BlobRequestConditions { IfMatch = new ETag(entry.Version) }, cancellationToken: stop),
            cancellationToken);

    private static long TouchedAt(BlobItem blob)
        => blob.Metadata.TryGetValue(Touched, out var touched) && long.TryParse(touched, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : 0;

    private Dictionary<string, string> Now() => new() { [Touched] = time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) };

    /// <returns>The default where there is no such blob, or somebody touched it meanwhile.</returns>
    private async Task<T?> AskAsync<T>(Func<BlobContainerClient, CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await ask(container.Value, cancellationToken);
        }
        catch (RequestFailedException gone) when (gone.Status is StatusCodes.Status404NotFound or StatusCodes.Status412PreconditionFailed)
        {
            return default;
        }
        catch (Exception problem) when (problem is RequestFailedException or AuthenticationFailedException or AggregateException { InnerException: RequestFailedException })
        {
            throw new ShelfUnavailableException(TooLate, problem);
        }
    }
}
