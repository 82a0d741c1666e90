using Azure.Core;
using Azure.Identity;

namespace FeedbackPipeline.Securing.Identities;

/// <summary>As whom this machine speaks to Azure.</summary>
internal static class MachineIdentity
{
    /// <param name="clientId">Of one of several identities; empty: whatever identity the machine has, or the developer who is signed in.</param>
    public static TokenCredential Of(string clientId)
        => clientId.Length > 0 ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId)) : new DefaultAzureCredential();
}
