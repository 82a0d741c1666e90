using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Collecting.Texting;

/// <summary>Settings that only make sense together, and names and numbers that must be sendable.</summary>
public sealed class ValidateTextingOptions(IOptions<OrganisationOptions> organisation) : IValidateOptions<TextingOptions>
{
    public ValidateOptionsResult Validate(string? name, TextingOptions options)
    {
        var problems = new List<string>();
        if (options.TwilioAccountSid.Length > 0 && options.TwilioAuthToken.Length == 0)
        {
            problems.Add("Texting:TwilioAuthToken: is needed with Texting:TwilioAccountSid.");
        }

        if (options.TwilioAccountSid.Length > 0 && (options.TwilioNumber.Length > 0) == (options.TwilioMessagingService.Length > 0))
        {
            problems.Add("Texting:TwilioNumber or Texting:TwilioMessagingService: set exactly one of them, to send replies.");
        }

        if (options.OpensAt >= options.ClosesAt)
        {
            problems.Add("Texting:OpensAt: must be before Texting:ClosesAt.");
        }

        var templates = new TextTemplates(Options.Create(options), organisation);
        foreach (var text in templates.Names.Select(known => (Name: known, Words: templates.Fill(known, LongestDay))))
        {
            if (!Gsm7.Holds(text.Words) || Gsm7.Length(text.Words) > Gsm7.OnePart)
            {
                problems.Add($"Texting: the text '{text.Name}' does not fit into one part ({Gsm7.Length(text.Words)} of {Gsm7.OnePart} signs) or holds signs that phones do not have. Shorten the names and numbers.");
            }
        }

        return problems.Count > 0 ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
    }

    /// <summary>Wednesday 30 September: no day's name is longer.</summary>
    private static DateOnly LongestDay { get; } = new(2026, 9, 30);
}
