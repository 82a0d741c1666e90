using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace FeedbackPipeline.Benchmarks.Packaging;

/// <summary>One start of a program, from nothing to its first answer.</summary>
/// <param name="Megabytes">The most memory it held until then.</param>
internal sealed record Start(double Milliseconds, double Megabytes)
{
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(5);

    public static async Task<Start> MeasureAsync(string executable, CancellationToken cancellationToken)
    {
        var data = Directory.CreateTempSubdirectory("feedback-start-");
        var address = new Uri($"http://127.0.0.1:{FreePort().ToString(CultureInfo.InvariantCulture)}");
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(executable, ["--urls", address.OriginalString])
        {
            WorkingDirectory = data.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["FEEDBACK_DATA"] = data.FullName, ["DOTNET_ROOT"] = "/nowhere" },
        })!;
        try
        {
            _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, cancellationToken);
            _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null, cancellationToken);
            await AnsweredAsync(new Uri(address, "/health/live"), process, watch, cancellationToken);
            return new(watch.Elapsed.TotalMilliseconds, PeakMegabytes(process.Id));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
            data.Delete(recursive: true);
        }
    }

    private static async Task AnsweredAsync(Uri address, Process process, Stopwatch watch, CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        while (true)
        {
            try
            {
                using var response = await client.GetAsync(address, cancellationToken);
                response.EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException problem) when (problem.HttpRequestError == HttpRequestError.ConnectionError && !process.HasExited && watch.Elapsed < patience)
            {
                await Task.Delay(pause, TimeProvider.System, cancellationToken);
            }
        }
    }

    private static double PeakMegabytes(int process)
    {
        var line = File.ReadLines($"/proc/{process.ToString(CultureInfo.InvariantCulture)}/status").First(text => text.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.Split(':', 'k')[1], CultureInfo.InvariantCulture) / 1_000;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
