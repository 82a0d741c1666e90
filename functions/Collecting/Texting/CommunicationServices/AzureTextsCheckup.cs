using FeedbackPipeline.Storing;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Collecting.Texting.CommunicationServices;

/// <summary>By which ways texts come in from Azure Communication Services, and whether it lets us send. Sends nothing.</summary>
internal sealed class AzureTextsCheckup(AzureTexts texts, IOptions<AzureTextsOptions> options, IOptions<TextingOptions> texting, IOptions<StoringOptions> storing) : ICheckup
{
    public string Name => "azure texts";

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        if (options.Value.FromQueue && storing.Value.Queue != QueueKind.Azure)
        {
            return Finding.Wrong("AzureTexts:FromQueue needs Storing:Queue=Azure: Event Grid can write to no other queue.");
        }

        var comesIn = ComesIn(options.Value);
        if (texting.Value.Provider != TextProvider.CommunicationServices)
        {
            return Finding.Fine(comesIn.Length == 0 ? "Not configured." : $"Texts come in {comesIn}. Texting:Provider says that replies go out another way.");
        }

        try
        {
            await texts.ProbeAsync(cancellationToken);
        }
        catch (HttpRequestException problem)
        {
            return Finding.Wrong(problem.Message);
        }

        return comesIn.Length == 0
            ? Finding.Fine("The service lets us send. No texts come in from it: AzureTexts:FromQueue and AzureTexts:Secret are not set.")
            : Finding.Fine($"The service lets us send. Texts come in {comesIn}.");
    }

    private static string ComesIn(AzureTextsOptions set) => (set.FromQueue, set.Secret.Length > 0) switch
    {
        (true, true) => "through the queue and the webhook",
        (true, false) => "through the queue",
        (false, true) => "through the webhook",
        _ => "",
    };
}
