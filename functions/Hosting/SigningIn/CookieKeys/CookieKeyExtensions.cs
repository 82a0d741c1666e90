using FeedbackPipeline.Securing;
using FeedbackPipeline.Storing.Blobs;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace FeedbackPipeline.Hosting.SigningIn.CookieKeys;

internal static class CookieKeyExtensions
{
    /// <summary>Keys of cookies and forms: in blobs that all instances share, sealed, where an account is named; else in the data folder.</summary>
    public static IServiceCollection AddCookieKeys(this IServiceCollection services)
    {
        services.AddSingleton<ICheckup, CookieKeyCheckup>();
        services.AddDataProtection().SetApplicationName("FeedbackPipeline");
        services.AddOptions<KeyManagementOptions>().Configure<IServiceProvider>(Configure);
        return services;
    }

    private static void Configure(KeyManagementOptions keys, IServiceProvider services)
    {
        var account = services.GetRequiredService<BlobAccount>();
        if (account.IsNamed)
        {
            keys.XmlRepository = new BlobKeys(account.Open(BlobKeys.Container));
            keys.XmlEncryptor = new SealKeys(services.GetRequiredService<Sealing>());
        }
        else
        {
            var folder = services.GetRequiredService<DataFolder>().File(Path.Combine("keys", "cookies"));
            keys.XmlRepository = new FileSystemXmlRepository(Directory.CreateDirectory(folder), services.GetRequiredService<ILoggerFactory>());
        }
    }
}
