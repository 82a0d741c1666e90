namespace FeedbackPipeline.Securing;

public static class SecuringExtensions
{
    /// <summary>Keys, pseudonyms and ids.</summary>
    public static IServiceCollection AddSecuring(this IServiceCollection services) => services
        .AddSingleton(TimeProvider.System)
        .AddSingleton(new IdFactory())
        .AddSingleton<KeyRing>()
        .AddSingleton<Pseudonyms>()
        .AddSingleton<Sealing>();
}
