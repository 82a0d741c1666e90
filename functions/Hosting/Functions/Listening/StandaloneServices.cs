namespace FeedbackPipeline.Hosting.Functions.Listening;

/// <summary>Services that only a process of its own runs: under the host, instances freeze or vanish, and the host calls for the work itself.</summary>
internal static class StandaloneServices
{
    public static IServiceCollection AddStandaloneService<T>(this IServiceCollection services)
        where T : class, IHostedService
        => services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<FunctionsHost>().IsPresent
            ? new Nothing()
            : ActivatorUtilities.CreateInstance<T>(provider));

    private sealed class Nothing : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
