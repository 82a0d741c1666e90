using System.Globalization;
using System.Xml.Linq;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace FeedbackPipeline.Hosting.SigningIn.CookieKeys;

/// <summary>
/// Keys as blobs that are numbered on and never written over. Of instances that make the next key at once one wins; the others let go of theirs and, since the
/// framework reads anew after it made a key, go on with the winner's.
/// </summary>
internal sealed class BlobKeys(BlobContainerClient container) : IXmlRepository
{
    public const string Container = "data-protection";
    private const string KeyPrefix = "key-";
    private const string Ending = ".xml";
    private int next = 1;

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        container.CreateIfNotExists();
        var names = container.GetBlobs().Select(blob => blob.Name).Where(name => name.EndsWith(Ending, StringComparison.Ordinal)).ToList();
        next = names.Select(NumberOf).DefaultIfEmpty().Max() + 1;
        return [.. names.Select(name => XElement.Parse(container.GetBlobClient(name).DownloadContent().Value.Content.ToString()))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        var isKey = friendlyName.StartsWith(KeyPrefix, StringComparison.Ordinal);
        var blob = container.GetBlobClient(isKey ? string.Create(CultureInfo.InvariantCulture, $"{KeyPrefix}{next:d6}{Ending}") : friendlyName + Ending);
        try
        {
            blob.Upload(BinaryData.FromString(element.ToString(SaveOptions.DisableFormatting)), new BlobUploadOptions { Conditions = new() { IfNoneMatch = ETag.All } });
        }
        catch (RequestFailedException taken) when (isKey && taken.Status is (StatusCodes.Status409Conflict or StatusCodes.Status412PreconditionFailed))
        {
            // Somebody else's key is there.
        }
    }

    private static int NumberOf(string name)
        => name.StartsWith(KeyPrefix, StringComparison.Ordinal) && int.TryParse(name.AsSpan(KeyPrefix.Length, name.Length - KeyPrefix.Length - Ending.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;
}
