using System.ComponentModel.DataAnnotations;

namespace FeedbackPipeline.Alerting.Mailing;

/// <summary>How e-mail leaves. Section <c>Mail</c>. Without a host nothing is mailed; people are told on the console and on the pages.</summary>
public sealed class MailOptions : IValidatableObject
{
    public const string Section = "Mail";

    /// <summary>Name of the SMTP server; empty: no e-mail.</summary>
    [StringLength(253)]
    public string Host { get; set; } = "";

    [Range(1, 65_535)]
    public int Port { get; set; } = 587;

    /// <summary>How the connection is protected. Only a server on this machine may go without.</summary>
    public MailSecurity Security { get; set; } = MailSecurity.StartTls;

    /// <summary>Empty: the server asks for no name.</summary>
    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>The address messages come from.</summary>
    [EmailAddress]
    public string? From { get; set; }

    /// <summary>Seconds until a server that does not answer counts as away.</summary>
    [Range(1, 120)]
    public int TimeoutSeconds { get; set; } = 20;

    public bool IsConfigured => Host.Length > 0;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsConfigured && string.IsNullOrEmpty(From))
        {
            yield return new("Mail:From must be the address messages come from.", [nameof(From)]);
        }

        if (IsConfigured && Security == MailSecurity.None && Host is not ("localhost" or "127.0.0.1" or "::1"))
        {
            yield return new("Mail:Security may be None only for a server on this machine.", [nameof(Security)]);
        }
    }
}

public enum MailSecurity
{
    None,

    /// <summary>Plain at first, then upgraded before anything is said; refused where the server cannot.</summary>
    StartTls,

    /// <summary>Encrypted from the first byte.</summary>
    Tls,
}
