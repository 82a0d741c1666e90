using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace FeedbackPipeline.Tests.Hosting.Functions.Simulating;

/// <summary>A function as the host sees it: a folder named as the function, with its <c>function.json</c>.</summary>
internal sealed record FunctionFile(string Name, string Folder, IReadOnlyList<JsonElement> Bindings)
{
    public JsonElement Trigger => Bindings.Single(binding => TypeOf(binding).EndsWith("Trigger", StringComparison.Ordinal));

    public string TriggerType => TypeOf(Trigger);

    public string? Route => Text("route");

    public string? Queue => Text("queueName");

    public string? Schedule => Text("schedule");

    public string BindingName => Text("name")!;

    /// <summary>Null where every method will do.</summary>
    public IReadOnlyList<string>? Methods => Trigger.TryGetProperty("methods", out var methods) ? [.. methods.EnumerateArray().Select(method => method.GetString()!.ToUpperInvariant())] : null;

    /// <summary>Only then requests are passed on as they are.</summary>
    public bool IsPlainHttp => Bindings.Select(TypeOf).Order(StringComparer.Ordinal).SequenceEqual(["http", "httpTrigger"]);

    /// <summary>The host asks for the key before it calls, and passes it on with the rest.</summary>
    public bool MayBeCalledWith(HttpRequest request, string key)
        => (Text("authLevel") ?? "function") == "anonymous" || request.Query["code"] == key || request.Headers["x-functions-key"] == key;

    /// <summary>Every folder with a <c>function.json</c>, in the order in which the host tries their routes.</summary>
    public static IReadOnlyList<FunctionFile> ReadAll(string root) =>
    [
        .. Directory.EnumerateDirectories(root)
            .Where(folder => File.Exists(Path.Combine(folder, "function.json")))
            .Select(Read)
            .OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase),
    ];

    private static FunctionFile Read(string folder)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "function.json")));
        return new(Path.GetFileName(folder), folder, [.. json.RootElement.GetProperty("bindings").EnumerateArray().Select(binding => binding.Clone())]);
    }

    private static string TypeOf(JsonElement binding) => binding.GetProperty("type").GetString()!;

    private string? Text(string property) => Trigger.TryGetProperty(property, out var value) ? value.GetString() : null;
}
