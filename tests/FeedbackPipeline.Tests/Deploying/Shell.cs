using System.Diagnostics;
using System.Reflection;

namespace FeedbackPipeline.Tests.Deploying;

/// <summary>Runs one of the scripts of the repository.</summary>
internal static class Shell
{
    public static string Repository { get; } = typeof(Shell).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(data => data.Key == "Repository").Value!;

    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        string script, IReadOnlyDictionary<string, string?> environment, CancellationToken cancellationToken, params string[] arguments)
    {
        var start = new ProcessStartInfo("sh", [Path.Combine(Repository, script), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, await output, await errors);
    }
}
