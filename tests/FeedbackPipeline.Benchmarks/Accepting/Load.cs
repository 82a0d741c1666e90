using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace FeedbackPipeline.Benchmarks.Accepting;

/// <summary>One request at a time on each of many connections, with as little work on this side as HTTP allows.</summary>
internal static class Load
{
    private const int BodyLength = 415;
    private static long next;

    public static async Task<LoadResult> RunAsync(Uri server, string path, int connections, TimeSpan length)
    {
        var watch = Stopwatch.StartNew();
        var results = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => ConnectionAsync(server, path, watch, length))));
        var latencies = results.SelectMany(list => list).Order().ToList();
        return new(latencies.Count / watch.Elapsed.TotalSeconds, latencies[latencies.Count * 99 / 100], latencies[^1]);
    }

    private static async Task<List<double>> ConnectionAsync(Uri server, string path, Stopwatch watch, TimeSpan length)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(server.Host, server.Port);
        await using var stream = client.GetStream();
        var latencies = new List<double>();
        var answer = new byte[16_384];
        while (watch.Elapsed < length)
        {
            var request = Request(server, path);
            var sent = Stopwatch.GetTimestamp();
            await stream.WriteAsync(request);
            await ReadAnswerAsync(stream, answer);
            latencies.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
        }

        return latencies;
    }

    private static byte[] Request(Uri server, string path)
    {
        var body = $$$"""{"text":"The staff are kind. I want to go out more at the weekend. {{{new string('x', 280)}}}","help":"alone","idempotencyKey":"b-{{{Interlocked.Increment(ref next)}}}","about":{"age_band":"25-34"}}""".PadRight(BodyLength);
        return Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: {server.Authority}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
    }

    private static async Task ReadAnswerAsync(NetworkStream stream, byte[] buffer)
    {
        var filled = 0;
        while (true)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(filled));
            filled += read;
            if (read == 0)
            {
                throw new IOException("The server closed the connection.");
            }

            if (IsWhole(buffer.AsSpan(0, filled)))
            {
                return;
            }
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
        {
            return false;
        }

        if (!answer.StartsWith("HTTP/1.1 202"u8))
        {
            throw new InvalidOperationException(Encoding.ASCII.GetString(answer[..head]));
        }

        var length = answer[..head].IndexOf("Content-Length: "u8);
        if (length < 0)
        {
            return answer.EndsWith("0\r\n\r\n"u8);
        }

        return Utf8Parser.TryParse(answer[(length + 16)..], out int body, out _) && answer.Length == head + 4 + body;
    }
}

/// <param name="P99">Milliseconds.</param>
/// <param name="Longest">Milliseconds.</param>
internal sealed record LoadResult(double PerSecond, double P99, double Longest)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{PerSecond,7:0}/s p99 {P99:0.0} ms longest {Longest:0} ms");
}
