using System.ComponentModel.DataAnnotations;

namespace FeedbackPipeline.Storing.Blobs;

/// <summary>
/// The storage account that instances share recordings and the keys of their cookies in. Section <c>FeedbackBlobs</c>: a connection string as the section's own value, or an
/// address and an identity. Neither: both stay in the data folder.
/// </summary>
public sealed class BlobOptions : IValidatableObject
{
    public const string Section = "FeedbackBlobs";

    /// <summary>Address of the account's blobs, <c>https://NAME.blob.core.windows.net</c>; the identity of the machine signs in there.</summary>
    public string BlobServiceUri { get; set; } = "";

    /// <summary>Which identity, where the machine has several.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>The longest that one call may take before it is tried again.</summary>
    [Range(1, 60)]
    public int TimeoutSeconds { get; set; } = 10;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (BlobServiceUri.Length > 0 && !(Uri.TryCreate(BlobServiceUri, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps))
        {
            yield return new("FeedbackBlobs:BlobServiceUri must be an https address, https://NAME.blob.core.windows.net.", [nameof(BlobServiceUri)]);
        }
    }
}
