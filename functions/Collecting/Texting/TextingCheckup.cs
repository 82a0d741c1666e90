using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Collecting.Texting;

/// <summary>Whether texts come in and replies go out.</summary>
internal sealed class TextingCheckup(IOptions<TextingOptions> options, IOptions<OrganisationOptions> organisation, IPlaceBook places) : ICheckup
{
    public string Name => "texts";

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var set = options.Value;
        if (set.TwilioAuthToken.Length == 0)
        {
            return Finding.Fine("Text messages are not set up.");
        }

        if (set.Service.Length > 0 && (await places.ReadAsync(cancellationToken)).Find(set.Service) is null)
        {
            return Finding.Wrong($"Texting:Service '{set.Service}' is no place we know; texts count for the organisation.");
        }

        return set.TwilioAccountSid.Length == 0 ? Finding.Advice("Texts come in, and replies are only written to standard output. Set Texting:TwilioAccountSid to send them.")
            : set.SafeguardingTelephone.Length == 0 || organisation.Value.Telephone.Length == 0 ? Finding.Advice("Set Organisation:Telephone and Texting:SafeguardingTelephone, so that our texts can name them.")
            : Finding.Fine("Texts come in from Twilio, and replies go out through it.");
    }
}
