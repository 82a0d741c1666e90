using System.ComponentModel.DataAnnotations;

namespace FeedbackPipeline.Vocabulary;

/// <summary>Who runs this installation. Section <c>Organisation</c>.</summary>
public sealed class OrganisationOptions
{
    public const string Section = "Organisation";

    [Required, StringLength(60)]
    public string Name { get; set; } = "Our organisation";

    /// <summary>IANA zone for screens, months, working days and epochs.</summary>
    [Required]
    public string TimeZone { get; set; } = "Europe/London";

    /// <summary>Address people reach the site at, for links in letters and messages; empty: the address of the request.</summary>
    [Url]
    public string? PublicBaseUrl { get; set; }

    /// <summary>Shown where people can ring us; empty hides it.</summary>
    [StringLength(30)]
    public string Telephone { get; set; } = "";
}
