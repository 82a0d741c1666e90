using System.ComponentModel.DataAnnotations;

namespace FeedbackPipeline.Collecting.Texting;

/// <summary>How text messages come in and go out. Section <c>Texting</c>. Lengths are such that every text we send fits into one part.</summary>
public sealed class TextingOptions
{
    public const string Section = "Texting";

    /// <summary>Who sends replies; texts may come in from any of them.</summary>
    public TextProvider Provider { get; set; } = TextProvider.Twilio;

    /// <summary>Twilio's auth token, a secret: it proves that a text came from Twilio. Empty: no text is taken in.</summary>
    [StringLength(200)]
    public string TwilioAuthToken { get; set; } = "";

    /// <summary>Twilio's account, <c>AC…</c>. Empty: replies are written to standard output and not sent.</summary>
    [StringLength(64)]
    public string TwilioAccountSid { get; set; } = "";

    /// <summary>The number replies come from, <c>+447…</c>.</summary>
    [StringLength(32)]
    public string TwilioNumber { get; set; } = "";

    /// <summary>Messaging service, <c>MG…</c>, instead of a number.</summary>
    [StringLength(64)]
    public string TwilioMessagingService { get; set; } = "";

    [Required, Url]
    public string TwilioBaseUrl { get; set; } = "https://api.twilio.com";

    /// <summary>The place texts are about, by its short name; empty: the organisation.</summary>
    [StringLength(60)]
    public string Service { get; set; } = "";

    /// <summary>The organisation in a text; empty: its name where that is short enough, else "We".</summary>
    [StringLength(20)]
    public string ShortName { get; set; } = "";

    /// <summary>Where people ring about being safe; empty leaves the sentence out.</summary>
    [StringLength(30)]
    public string SafeguardingTelephone { get; set; } = "";

    /// <summary>Police, fire, ambulance.</summary>
    [Required, StringLength(4)]
    public string EmergencyNumber { get; set; } = "999";

    /// <summary>Somebody to talk to, day and night: Samaritans in the UK.</summary>
    [Required, StringLength(8)]
    public string ListeningNumber { get; set; } = "116 123";

    /// <summary>Help by text, day and night, as in "or text SHOUT to 85258".</summary>
    [Required, StringLength(15)]
    public string CrisisText { get; set; } = "SHOUT to 85258";

    /// <summary>First hour of the working day, on the organisation's clock.</summary>
    [Range(0, 23)]
    public int OpensAt { get; set; } = 9;

    /// <summary>Hour the working day ends.</summary>
    [Range(1, 24)]
    public int ClosesAt { get; set; } = 17;

    /// <summary>Hours of silence after which a dialogue is over: the next text may be somebody else's.</summary>
    [Range(1, 720)]
    public int DialogueHours { get; set; } = 48;

    /// <summary>Days after the newest text for which the number is kept, sealed.</summary>
    [Range(1, 365)]
    public int NumberDays { get; set; } = 30;

    /// <summary>Hours in which the texts for somebody in distress go out once.</summary>
    [Range(1, 168)]
    public int DistressHours { get; set; } = 24;

    /// <summary>Most replies to one phone in 24 hours, so that two machines do not answer each other for ever. Distress, STOP and DELETE are answered beyond it.</summary>
    [Range(1, 1_000)]
    public int RepliesPerDay { get; set; } = 10;

    /// <summary>Hours after which a reply that could not be sent is dropped: late it would only confuse.</summary>
    [Range(1, 168)]
    public int ReplyHours { get; set; } = 24;

    /// <summary>Largest body of a webhook call, in bytes.</summary>
    [Range(4_096, 1_048_576)]
    public int MaximumFormBytes { get; set; } = 65_536;
}

/// <summary>Who sends our texts.</summary>
public enum TextProvider
{
    /// <summary>Twilio, once an account is set; until then replies are written to standard output.</summary>
    Twilio,

    /// <summary>Azure Communication Services; see the section <c>AzureTexts</c>.</summary>
    CommunicationServices,
}
