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

        await application().RunAsync(cancellationToken);
        return ExitCode.Done;
    }
}
