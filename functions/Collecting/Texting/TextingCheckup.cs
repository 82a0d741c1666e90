using FeedbackPipeline.Collecting.Texting.CommunicationServices;
using FeedbackPipeline.Collecting.Texting.Sending;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Collecting.Texting;

/// <summary>Whether texts come in and replies go out.</summary>
internal sealed class TextingCheckup(IOptions<TextingOptions> options, IOptions<AzureTextsOptions> azure, IOptions<OrganisationOptions> organisation, ISendText sender, IPlaceBook places) : ICheckup
{
    public string Name => "texts";

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var set = options.Value;
        var from = From().ToList();
        if (from.Count == 0)
        {
            return Finding.Fine("Text messages are not set up.");
        }

        if (set.Service.Length > 0 && (await places.ReadAsync(cancellationToken)).Find(set.Service) is null)
        {
            return Finding.Wrong($"Texting:Service '{set.Service}' is no place we know; texts count for the organisation.");
        }

        return sender is ConsoleTexts ? Finding.Advice("Texts come in, and replies are only written to standard output. Set Texting:TwilioAccountSid, or Texting:Provider to CommunicationServices, to send them.")
            : set.SafeguardingTelephone.Length == 0 || organisation.Value.Telephone.Length == 0 ? Finding.Advice("Set Organisation:Telephone and Texting:SafeguardingTelephone, so that our texts can name them.")
            : Finding.Fine($"Texts come in from {string.Join(" and ", from)}, and replies go out through {sender.Name}.");
    }

    private IEnumerable<string> From()
    {
        if (options.Value.TwilioAuthToken.Length > 0)
        {
            yield return "twilio";
        }

        if (azure.Value.FromQueue || azure.Value.Secret.Length > 0)
        {
            yield return "azure";
        }
    }
}
