using System.Reflection;

namespace FeedbackPipeline.Tests.Hosting.Functions.Simulating;

/// <summary>The folder the host would be given: what the build puts out.</summary>
internal static class DeploymentFolder
{
    public static string Path { get; } = System.IO.Path.GetDirectoryName(
        typeof(DeploymentFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(data => data.Key == "Product").Value!)!;
}
