using Azure;
using Azure.Identity;
using FeedbackPipeline.Tagging.Retagging;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Tagging.AzureLanguage;

/// <summary>Azure AI Language answers, where it is used. Asks for the language of a sentence of our own.</summary>
internal sealed class AzureLanguageCheckup(AzureLanguageClient client, IRetagging retagging, IOptions<AzureLanguageOptions> options, TimeProvider time) : ICheckup
{
    public string Name => "azure language";

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.Enabled)
        {
            return Finding.Fine("Not configured; text is read here only.");
        }

        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.TimeoutSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            var results = await client.AskAsync(TextTask.Language, [new("0", "The bus is late.", CountryHint: "none")], either.Token);
            return results.Documents is not { Count: 1 } ? Finding.Wrong("It answers, but not about the text it was asked about.")
                : await retagging.RefusedAsync(ReadWithAzure.MostTries, cancellationToken) is > 0 and var refused
                ? Finding.Advice($"It answers, but refused {refused} comments each time it was asked. They keep our own reading: look whether names are left in them. The log has their ids under azure-language-failed.")
                : Finding.Fine("It answers.");
        }
        catch (RequestFailedException problem)
        {
            return Finding.Wrong($"It refuses us or does not answer (status {problem.Status}). Look at AzureLanguage:Endpoint and Key. Tags are made here alone meanwhile.");
        }
        catch (AuthenticationFailedException)
        {
            return Finding.Wrong("The machine has no identity for it. Set AzureLanguage:Key, or give the machine the role Cognitive Services Language Reader.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Finding.Wrong($"It does not answer within {options.Value.TimeoutSeconds} seconds. Tags are made here alone meanwhile.");
        }
    }
}
