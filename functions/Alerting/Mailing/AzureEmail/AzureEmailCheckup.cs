using System.Globalization;
using Azure;
using Azure.Identity;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Alerting.Mailing.AzureEmail;

/// <summary>What became of the last message, as the service says now.</summary>
internal sealed class AzureEmailCheckup(AzureEmailClient client, ISentMail sent, IOptions<AzureEmailOptions> options) : ICheckup
{
    public string Name => "azure email";

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.IsConfigured)
        {
            return Finding.Fine("Not configured.");
        }

        if (await sent.LastAsync(cancellationToken) is not { } last)
        {
            return Finding.Advice("Nothing was sent yet.");
        }

        try
        {
            var now = await client.FindAsync(last.Operation, cancellationToken);
            var state = now?.State ?? last.State;
            await sent.RecordAsync(last with { State = state }, cancellationToken);
            var says = string.Create(CultureInfo.InvariantCulture, $"The last message, of {last.At:yyyy-MM-dd HH:mm} UTC: {state}{(now?.Error is { } error ? $" ({error})" : "")}.");
            return EmailOperation.IsFailed(state) ? Finding.Wrong($"{says} Look at the domain of AzureEmail:From and at the addresses of staff.") : Finding.Fine(says);
        }
        catch (RequestFailedException problem)
        {
            return Finding.Wrong($"The service can not be asked about the last message (status {problem.Status}).");
        }
        catch (AuthenticationFailedException)
        {
            return Finding.Wrong("The machine has no identity for Azure Communication Services.");
        }
    }
}
