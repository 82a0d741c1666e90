using System.ComponentModel.DataAnnotations;

namespace FeedbackPipeline.Alerting.Mailing.AzureEmail;

/// <summary>E-mail by Azure Communication Services, in the place of an SMTP server. Section <c>AzureEmail</c>. Off without an endpoint.</summary>
public sealed class AzureEmailOptions : IValidatableObject
{
    public const string Section = "AzureEmail";

    /// <summary>Address of the resource, <c>https://NAME.communication.azure.com</c>. The identity of the machine needs the role Communication and Email Service Owner.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>The address messages come from, of a domain connected to the resource.</summary>
    [EmailAddress]
    public string? From { get; set; }

    /// <summary>Of the Azure REST specifications, Communication Email.</summary>
    [RegularExpression("[0-9]{4}-[0-9]{2}-[0-9]{2}(-preview)?")]
    public string ApiVersion { get; set; } = "2023-03-31";

    /// <summary>Which identity, where the machine has several.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>The longest that one message is waited for until the service says whether it left.</summary>
    [Range(1, 120)]
    public int TimeoutSeconds { get; set; } = 30;

    public bool IsConfigured => Endpoint.Length > 0;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsConfigured)
        {
            yield break;
        }

        if (!Uri.TryCreate(Endpoint, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps)
        {
            yield return new("AzureEmail:Endpoint must be the https address of the resource.", [nameof(Endpoint)]);
        }

        if (string.IsNullOrEmpty(From))
        {
            yield return new("AzureEmail:From must be the address messages come from.", [nameof(From)]);
        }
    }
}
