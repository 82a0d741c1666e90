using FeedbackPipeline.Securing.Keys;
using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Securing;

public static class SecuringExtensions
{
    /// <summary>Keys, pseudonyms and ids.</summary>
    public static IServiceCollection AddSecuring(this IServiceCollection services)
    {
        services.AddOptions<KeyOptions>().BindConfiguration(KeyOptions.Section).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<KeyOptions>, CheckKeyOptions>()
            .AddSingleton(TimeProvider.System)
            .AddSingleton(new IdFactory())
            // The folder is asked for only where a key has to be read from it: under the Functions host there is none.
            .AddSingleton(provider => new KeyRing(provider.GetRequiredService<IOptions<KeyOptions>>(), provider.GetRequiredService<DataFolder>))
            .AddSingleton<ICheckup, KeyCheckup>()
            .AddSingleton<Pseudonyms>()
            .AddSingleton<SignInHashes>()
            .AddSingleton<AccountHashes>()
            .AddSingleton<FindByAddress>()
            .AddSingleton<EndAccess>()
            .AddSingleton<Sealing>();
    }
}
