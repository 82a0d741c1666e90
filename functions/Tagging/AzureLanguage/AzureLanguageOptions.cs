using System.ComponentModel.DataAnnotations;

namespace FeedbackPipeline.Tagging.AzureLanguage;

/// <summary>Azure AI Language as a second reader of text whose identifiers are removed already. Section <c>AzureLanguage</c>. Off unless it is enabled.</summary>
public sealed class AzureLanguageOptions : IValidatableObject
{
    public const string Section = "AzureLanguage";

    public bool Enabled { get; set; }

    /// <summary>Address of the resource, <c>https://NAME.cognitiveservices.azure.com</c>. Without a key it must be the resource's own sub-domain.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>A key of the resource; empty: the managed identity of the machine, with the role Cognitive Services Language Reader.</summary>
    public string Key { get; set; } = "";

    /// <summary>Which identity, where the machine has several.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>Shapes are the same in the versions 2023-04-01 and 2024-11-01 (Azure REST specifications, Language analyze-text).</summary>
    [RegularExpression("[0-9]{4}-[0-9]{2}-[0-9]{2}(-preview)?")]
    public string ApiVersion { get; set; } = "2024-11-01";

    /// <summary>Names, numbers and addresses it finds are removed too.</summary>
    public bool Pii { get; set; } = true;

    /// <summary>Its language counts where our own words do not tell.</summary>
    public bool Language { get; set; } = true;

    /// <summary>Its tone takes the place of our own. Microsoft ends this feature on 31 March 2029.</summary>
    public bool Sentiment { get; set; }

    /// <summary>Its key phrases come first among the words that can be a topic. Microsoft ends this feature on 31 March 2029.</summary>
    public bool KeyPhrases { get; set; }

    /// <summary>The longest that one submission waits for all answers together; then it is tagged without them.</summary>
    [Range(1, 60)]
    public int TimeoutSeconds { get; set; } = 10;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Enabled)
        {
            yield break;
        }

        if (!Uri.TryCreate(Endpoint, UriKind.Absolute, out var address) || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
        {
            yield return new("AzureLanguage:Endpoint must be the https address of the resource.", [nameof(Endpoint)]);
        }

        if (!Pii && !Language && !Sentiment && !KeyPhrases)
        {
            yield return new("AzureLanguage needs Pii, Language, Sentiment or KeyPhrases where it is enabled.", [nameof(Enabled)]);
        }
    }
}
