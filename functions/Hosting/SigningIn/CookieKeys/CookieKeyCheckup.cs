using Azure;
using Azure.Identity;
using FeedbackPipeline.Storing.Blobs;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace FeedbackPipeline.Hosting.SigningIn.CookieKeys;

/// <summary>Cookies and forms of one instance are taken by the others.</summary>
internal sealed class CookieKeyCheckup(BlobAccount account, IKeyManager keys, IConfiguration configuration) : ICheckup
{
    private const string HostPort = "FUNCTIONS_CUSTOMHANDLER_PORT";

    public string Name => "cookie keys";

    public Task<Finding> LookAsync(CancellationToken cancellationToken) => Task.FromResult(Look());

    private Finding Look()
    {
        try
        {
            var count = keys.GetAllKeys().Count(key => key.Descriptor is not null);
            return account.IsNamed ? Finding.Fine($"{count} in the storage account, sealed.")
                : string.IsNullOrEmpty(configuration[HostPort]) ? Finding.Fine("In the data folder, for one process.")
                : Finding.Wrong("Instances share no disk, so that people would be signed out again and again. Set FeedbackBlobs:BlobServiceUri.");
        }
        catch (Exception problem) when (problem is RequestFailedException or AggregateException { InnerException: RequestFailedException })
        {
            return Finding.Wrong($"The storage account refuses us or does not answer (status {(problem as RequestFailedException)?.Status ?? 0}). Look at FeedbackBlobs; an identity needs the role Storage Blob Data Contributor.");
        }
        catch (AuthenticationFailedException)
        {
            return Finding.Wrong("The machine has no identity for the storage account. Set FeedbackBlobs to a connection string, or give the machine an identity with the role Storage Blob Data Contributor.");
        }
    }
}
