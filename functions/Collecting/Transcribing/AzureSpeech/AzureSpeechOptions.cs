using System.ComponentModel.DataAnnotations;

namespace FeedbackPipeline.Collecting.Transcribing.AzureSpeech;

/// <summary>Azure AI Speech, which writes down recordings for a person to check. Section <c>AzureSpeech</c>. Off unless it is enabled.</summary>
public sealed class AzureSpeechOptions : IValidatableObject
{
    public const string Section = "AzureSpeech";

    public bool Enabled { get; set; }

    /// <summary>Address of the resource, <c>https://NAME.cognitiveservices.azure.com</c>. Without a key it must be the resource's own sub-domain.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>A key of the resource; empty: the identity of the machine, with the role Cognitive Services Speech User.</summary>
    public string Key { get; set; } = "";

    /// <summary>Which identity, where the machine has several.</summary>
    public string ClientId { get; set; } = "";

    [RegularExpression("[0-9]{4}-[0-9]{2}-[0-9]{2}(-preview)?")]
    public string ApiVersion { get; set; } = "2025-10-15";

    /// <summary>The language people speak, as <c>en-GB</c>.</summary>
    [RegularExpression("[a-z]{2,3}-[A-Z]{2}")]
    public string Locale { get; set; } = "en-GB";

    /// <summary>Tells speakers apart, up to this many; 1: does not try.</summary>
    [Range(1, 35)]
    public int Speakers { get; set; } = 2;

    /// <summary>Names of places and people that it would not know.</summary>
    public IList<string> Phrases { get; } = [];

    /// <summary>The longest that one recording may take. It must be shorter than <c>Functions:TimeoutSeconds</c>, since the host then ends the process.</summary>
    [Range(5, 210)]
    public int TimeoutSeconds { get; set; } = 180;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Enabled && (!Uri.TryCreate(Endpoint, UriKind.Absolute, out var address) || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))))
        {
            yield return new("AzureSpeech:Endpoint must be the https address of the resource.", [nameof(Endpoint)]);
        }
    }
}
