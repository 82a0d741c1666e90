using System.ComponentModel.DataAnnotations;

namespace FeedbackPipeline.Hosting.Functions;

/// <summary>How work is done that the Azure Functions host calls for. Section <c>Functions</c>.</summary>
public sealed class FunctionsOptions
{
    public const string Section = "Functions";

    /// <summary>Left after the work's own time to put a failure on record.</summary>
    internal static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    /// <summary>Seconds one call may take. With half a minute more it must stay below <c>functionTimeout</c> in host.json, since the host then kills the process with every other call in it.</summary>
    [Range(10, 3_600)]
    public int TimeoutSeconds { get; set; } = 240;
}
