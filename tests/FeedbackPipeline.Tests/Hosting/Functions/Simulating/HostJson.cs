using System.Globalization;
using System.Text.Json;

namespace FeedbackPipeline.Tests.Hosting.Functions.Simulating;

/// <summary>What the host takes from <c>host.json</c>.</summary>
internal sealed record HostJson(JsonElement Root)
{
    public string Executable => CustomHandler.GetProperty("description").GetProperty("defaultExecutablePath").GetString()!;

    public IReadOnlyList<string> Arguments => [.. CustomHandler.GetProperty("description").GetProperty("arguments").EnumerateArray().Select(argument => argument.GetString()!)];

    public bool Proxying => CustomHandler.GetProperty("enableProxyingHttpRequest").GetBoolean();

    public bool Forwarding => CustomHandler.GetProperty("enableForwardingHttpRequest").GetBoolean();

    /// <summary>Proxying wins where both are on; null where neither is, and every request is wrapped in JSON.</summary>
    public HostMode? Mode => Proxying ? HostMode.Proxying : Forwarding ? HostMode.Forwarding : null;

    /// <summary>How long a start may take.</summary>
    public TimeSpan InitializationTimeout => CustomHandler.TryGetProperty("initializationTimeout", out var time) ? Span(time) : TimeSpan.FromSeconds(30);

    public TimeSpan FunctionTimeout => Span(Root.GetProperty("functionTimeout"));

    public string RoutePrefix => Root.GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString()!;

    public int BatchSize => Queues.GetProperty("batchSize").GetInt32();

    public int MaximumDequeueCount => Queues.GetProperty("maxDequeueCount").GetInt32();

    public TimeSpan VisibilityTimeout => Span(Queues.GetProperty("visibilityTimeout"));

    private JsonElement CustomHandler => Root.GetProperty("customHandler");

    private JsonElement Queues => Root.GetProperty("extensions").GetProperty("queues");

    public static HostJson Read(string root)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(root, "host.json")));
        return new(json.RootElement.Clone());
    }

    private static TimeSpan Span(JsonElement value) => TimeSpan.Parse(value.GetString()!, CultureInfo.InvariantCulture);
}
