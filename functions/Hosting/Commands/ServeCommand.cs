using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Hosting.Commands;

/// <summary>Runs the product until it is told to stop.</summary>
internal static class ServeCommand
{
    public const string Name = "serve";
    private const string HostPort = "FUNCTIONS_CUSTOMHANDLER_PORT";

    public static async Task<int> RunAsync(Func<WebApplication> application, CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable(HostPort) is not null)
        {
            await Console.Error.WriteLineAsync("The embedded SQLite store does not run under the Functions host: instances there do not share a disk.");
            return ExitCode.Unreachable;
        }

        var site = application();
        if (Unusable(site.Configuration[WebHostDefaults.ServerUrlsKey]) is { } url)
        {
            await Console.Error.WriteLineAsync($"--urls: '{url}' is not an address like http://127.0.0.1:7071.");
            return ExitCode.BadInput;
        }

        // A store that does not open must stop the start: a site that is up promises to keep words.
        await site.Services.GetRequiredService<IPlaceBook>().ReadAsync(cancellationToken);
        await site.RunAsync(cancellationToken);
        return ExitCode.Done;
    }

    private static string? Unusable(string? urls)
        => urls?.Split(';', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(url => !url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !url.StartsWith("https://", StringComparison.OrdinalIgnoreCase));
}
