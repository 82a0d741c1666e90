using System.ComponentModel.DataAnnotations;

namespace FeedbackPipeline.Collecting.Texting.CommunicationServices;

/// <summary>Text messages by Azure Communication Services. Section <c>AzureTexts</c>. Each way is off until it is set.</summary>
public sealed class AzureTextsOptions : IValidatableObject
{
    public const string Section = "AzureTexts";

    /// <summary>Fewest signs of a secret: too many to guess, so that guesses need no limit that would cost somebody's words.</summary>
    public const int LeastSecret = 32;

    /// <summary>Address of the resource, <c>https://NAME.communication.azure.com</c>. The identity of the machine needs the role Communication and Email Service Owner.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>What replies come from: a number (<c>+44…</c>), a short code, or a name of up to 11 signs, to which nobody can text back.</summary>
    [RegularExpression(@"(\+[1-9][0-9]{6,14}|[0-9]{3,8}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11})?", ErrorMessage = "AzureTexts:From must be a number (+44…), a short code, or a name of up to 11 letters and digits.")]
    public string From { get; set; } = "";

    /// <summary>Of the Azure REST specifications, Communication SMS.</summary>
    [RegularExpression("[0-9]{4}-[0-9]{2}-[0-9]{2}(-preview)?")]
    public string ApiVersion { get; set; } = "2021-03-07";

    /// <summary>Which identity, where the machine has several.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>The longest that one text may take, until the service has said that it takes it; then it is tried again later.</summary>
    [Range(1, 120)]
    public int TimeoutSeconds { get; set; } = 30;

    /// <summary>Proves that a call of the webhook comes from our subscription at Event Grid. Empty: no call is taken.</summary>
    [StringLength(500)]
    public string Secret { get; set; } = "";

    /// <summary>The secret before this one, while Event Grid still uses it: what it is refused, it does not send again.</summary>
    [StringLength(500)]
    public string FormerSecret { get; set; } = "";

    /// <summary>Name of the subscription at Event Grid whose calls are taken; empty: any that knows the secret.</summary>
    [StringLength(64)]
    public string Subscription { get; set; } = "";

    /// <summary>
    /// Takes texts that Event Grid puts into the queue <c>sms-events</c>. Nothing there is signed: whoever may write to that queue can speak for any number, so only
    /// Event Grid's identity should. False: such messages are moved to the poison queue, whence they can come back.
    /// </summary>
    public bool FromQueue { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Endpoint.Length > 0 && (!Uri.TryCreate(Endpoint, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps))
        {
            yield return new("AzureTexts:Endpoint must be the https address of the resource.", [nameof(Endpoint)]);
        }

        if (IsShort(Secret))
        {
            yield return new($"AzureTexts:Secret must have at least {LeastSecret} signs.", [nameof(Secret)]);
        }

        if (IsShort(FormerSecret))
        {
            yield return new($"AzureTexts:FormerSecret must have at least {LeastSecret} signs.", [nameof(FormerSecret)]);
        }

        if (FormerSecret.Length > 0 && Secret.Length == 0)
        {
            yield return new("AzureTexts:Secret is needed with AzureTexts:FormerSecret.", [nameof(Secret)]);
        }
    }

    private static bool IsShort(string secret) => secret.Length is > 0 and < LeastSecret;
}
