using System.ComponentModel.DataAnnotations;

namespace FeedbackPipeline.Storing.Cosmos;

/// <summary>The Cosmos DB account. Used where <c>Storing:Store</c> is <c>Cosmos</c>. Section <c>Cosmos</c>.</summary>
public sealed class CosmosOptions
{
    public const string Section = "Cosmos";

    /// <summary>Address of the account.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>Only for emulators: with a key, database and containers are made if they are missing. Empty: the managed identity.</summary>
    public string Key { get; set; } = "";

    [Required]
    public string Database { get; set; } = "feedback";

    /// <summary>Client id of a user-assigned identity; empty: whatever identity the machine has.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>Seconds after which one request counts as lost. The SDK alone would wait more than a minute for an answer that never comes.</summary>
    [Range(1, 60)]
    public int RequestSeconds { get; set; } = 10;

    /// <summary>Times a request is sent again after Cosmos DB was busy or out of reach.</summary>
    [Range(0, 9)]
    public int Retries { get; set; } = 3;
}
