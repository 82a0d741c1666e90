namespace FeedbackPipeline.Tests.Hosting.Functions.Simulating;

/// <summary>What the host adds to a request it makes itself.</summary>
internal static class HostRequests
{
    public const string InvocationId = "X-Azure-Functions-InvocationId";
    public const string HostVersion = "X-Azure-Functions-HostVersion";
    public const string Version = "4.1052.0";

    /// <summary>Added to what is there, not put in its place.</summary>
    public static void Mark(HttpRequestMessage request, string invocation)
    {
        request.Headers.Add(InvocationId, invocation);
        request.Headers.Add(HostVersion, Version);
        request.Headers.UserAgent.ParseAdd($"Azure-Functions-Host/{Version}");
    }
}
