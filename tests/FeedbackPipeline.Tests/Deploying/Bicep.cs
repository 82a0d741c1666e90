using System.Diagnostics;
using System.Reflection;

namespace FeedbackPipeline.Tests.Deploying;

/// <summary>The real compiler of Bicep. A misspelt property is only a warning to it, so whatever it says counts as failure.</summary>
internal static class Bicep
{
    private static readonly string compiler = Metadata("BicepCompiler");

    public static string Infra { get; } = Path.Combine(Metadata("Repository"), "infra");

    /// <summary>Every file of a kind, by its path below <c>infra</c>.</summary>
    public static IEnumerable<string> Files(string extension)
        => Directory.EnumerateFiles(Infra, $"*{extension}", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Infra, file)).Order(StringComparer.Ordinal);

    /// <summary>Copies the templates, since the compiler writes beside what it reads.</summary>
    public static void CopyTo(string folder)
    {
        foreach (var file in Files(".bicep").Concat(Files(".bicepparam")).Append("bicepconfig.json"))
        {
            var copy = Path.Combine(folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(Infra, file), copy);
        }
    }

    /// <summary>Runs the compiler, which must succeed without complaint, and answers what it wrote.</summary>
    public static async Task<string> RunAsync(IReadOnlyDictionary<string, string>? environment, CancellationToken cancellationToken, params string[] arguments)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(compiler, File.GetUnixFileMode(compiler) | UnixFileMode.UserExecute);
        }

        var start = new ProcessStartInfo(compiler, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        (await errors).ShouldBeEmpty();
        process.ExitCode.ShouldBe(0);
        return await output;
    }

    private static string Metadata(string key) => typeof(Bicep).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(data => data.Key == key).Value!;
}
