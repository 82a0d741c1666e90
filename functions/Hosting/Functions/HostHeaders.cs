namespace FeedbackPipeline.Hosting.Functions;

/// <summary>Headers by which a call of the host itself is told from one it passes on.</summary>
internal static class HostHeaders
{
    /// <summary>The number of the invocation, on every call but a ping.</summary>
    public const string InvocationId = "X-Azure-Functions-InvocationId";

    public const string ForwardedHost = "X-Forwarded-Host";
    public const string ForwardedProto = "X-Forwarded-Proto";

    /// <summary>Set by the platform or the host on whatever comes from outside, so that a client cannot leave them all out.</summary>
    public static IReadOnlyList<string> FromOutside { get; } = ["X-Forwarded-For", ForwardedHost, ForwardedProto, "X-ARR-LOG-ID"];
}
