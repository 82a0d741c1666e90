using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Storing.Ports;

internal static class PortExtensions
{
    /// <summary>A port, and what stands behind it in the one store and in the other; only the one in use is ever made.</summary>
    public static IServiceCollection AddPort<TPort, TSqlite, TCosmos>(this IServiceCollection services)
        where TPort : class
        where TSqlite : class, TPort
        where TCosmos : class, TPort
        => services.AddSingleton<TSqlite>().AddSingleton<TCosmos>().AddSingleton<TPort>(
            provider => provider.GetRequiredService<IOptions<StoringOptions>>().Value.Store == StoreKind.Cosmos
                ? provider.GetRequiredService<TCosmos>()
                : provider.GetRequiredService<TSqlite>());
}
