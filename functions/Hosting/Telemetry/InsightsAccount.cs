using Azure.Monitor.OpenTelemetry.Exporter;
using FeedbackPipeline.Securing.Identities;

namespace FeedbackPipeline.Hosting.Telemetry;

/// <summary>An account of Application Insights.</summary>
/// <param name="Identity">For instance <c>Authorization=AAD;ClientId=…</c>; null or empty: the connection string is enough.</param>
internal sealed record InsightsAccount(string Connection, string? Identity)
{
    private const string ByIdentity = "AAD";

    public void Configure(AzureMonitorExporterOptions account)
    {
        account.ConnectionString = Connection;
        // Both would go past what takes out what is personal.
        account.EnableLiveMetrics = false;
        account.DisableOfflineStorage = true;
        if (Part("Authorization") == ByIdentity)
        {
            account.Credential = MachineIdentity.Of(Part("ClientId") ?? "");
        }
    }

    private string? Part(string name)
        => (Identity ?? "").Split(';', StringSplitOptions.TrimEntries).Select(part => part.Split('=', 2)).FirstOrDefault(part => part.Length == 2 && part[0].Equals(name, StringComparison.OrdinalIgnoreCase))?[1];
}
