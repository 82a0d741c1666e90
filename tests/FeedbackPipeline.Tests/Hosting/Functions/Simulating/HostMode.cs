namespace FeedbackPipeline.Tests.Hosting.Functions.Simulating;

/// <summary>How the host passes a plain request on to the handler.</summary>
internal enum HostMode
{
    /// <summary>Streams it through a reverse proxy: hosts since 2025.</summary>
    Proxying,

    /// <summary>Makes a new request of it and sends that: older hosts.</summary>
    Forwarding,
}
