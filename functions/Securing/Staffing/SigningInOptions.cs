using System.ComponentModel.DataAnnotations;

namespace FeedbackPipeline.Securing.Staffing;

/// <summary>How people come in, and how long sign-ins last. Section <c>SigningIn</c>.</summary>
public sealed class SigningInOptions
{
    public const string Section = "SigningIn";

    /// <summary>Hours until an unused link expires.</summary>
    [Range(1, 168)]
    public int LinkHours { get; set; } = 12;

    /// <summary>Hours without a click after which a person must sign in again.</summary>
    [Range(1, 72)]
    public int SessionHours { get; set; } = 8;

    /// <summary>Days a script's token lasts.</summary>
    [Range(1, 730)]
    public int TokenDays { get; set; } = 90;

    /// <summary>Print a link for the first administrator at every start. Never done under the Functions host, whose output is kept in logs.</summary>
    public bool PrintLinkAtStart { get; set; } = true;

    /// <summary>Send codes to members who have an e-mail address, where mail is set up.</summary>
    public bool EmailCodes { get; set; } = true;

    /// <summary>Minutes until a code expires.</summary>
    [Range(1, 60)]
    public int CodeMinutes { get; set; } = 10;

    /// <summary>Codes that one member is sent in an hour.</summary>
    [Range(1, 60)]
    public int CodesPerHour { get; set; } = 5;

    /// <summary>E-mail address or object id of the work account that becomes administrator while nobody is one; empty: none.</summary>
    [StringLength(254)]
    public string FirstAdministrator { get; set; } = "";

    /// <summary>Believe what App Service says about who is signed in. Only where its own sign-in (Easy Auth) stands in front of the site.</summary>
    public bool EasyAuth { get; set; }
}
