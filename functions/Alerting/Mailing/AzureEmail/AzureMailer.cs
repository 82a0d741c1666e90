using Azure;
using Azure.Identity;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Alerting.Mailing.AzureEmail;

/// <summary>
/// Sends by Azure Communication Services. What is asked of the service is kept first, so that a message that is tried again is not sent again: the service is
/// asked what became of it.
/// </summary>
public sealed class AzureMailer(AzureEmailClient client, ISentMail sent, IOptions<AzureEmailOptions> options, TimeProvider time) : IMailer
{
    /// <summary>An operation nobody ever asked for: whoever is let in is told that it does not exist.</summary>
    private const string NoOperation = "00000000-0000-0000-0000-000000000000";

    public bool IsConfigured => options.Value.IsConfigured;

    public async Task SendAsync(MailMessage message, CancellationToken cancellationToken)
    {
        foreach (var address in message.To)
        {
            await SendAsync(message, address, cancellationToken);
        }
    }

    /// <exception cref="MailUnavailableException">It does not let us in.</exception>
    public async Task ProbeAsync(CancellationToken cancellationToken)
    {
        try
        {
            await client.FindAsync(NoOperation, cancellationToken);
        }
        catch (RequestFailedException known) when (known.Status == StatusCodes.Status400BadRequest)
        {
            // It looked at the id, so it has let us in.
        }
        catch (RequestFailedException problem)
        {
            throw new MailUnavailableException($"Azure Communication Services refuses us or does not answer (status {problem.Status}). Look at AzureEmail:Endpoint; the identity needs the role Communication and Email Service Owner.", problem);
        }
        catch (AuthenticationFailedException problem)
        {
            throw new MailUnavailableException("The machine has no identity for Azure Communication Services. Give it one with the role Communication and Email Service Owner.", problem);
        }
    }

    private async Task SendAsync(MailMessage message, string address, CancellationToken cancellationToken)
    {
        var (id, known) = await NextAsync(message.Id, address, cancellationToken);
        if (known?.State == EmailOperation.Succeeded)
        {
            return;
        }

        await KeepAsync(id, known?.State ?? EmailOperation.Asked, cancellationToken);
        var operation = known is null ? null : await client.FindAsync(id, cancellationToken);
        operation ??= await client.SendAsync(id, message, address, cancellationToken);
        var started = time.GetTimestamp();
        while (!operation.IsOver && time.GetElapsedTime(started) < TimeSpan.FromSeconds(options.Value.TimeoutSeconds))
        {
            await Task.Delay(operation.Wait, time, cancellationToken);
            operation = await client.FindAsync(id, cancellationToken) ?? operation;
        }

        // Where it is still on its way the service has taken it; the doctor asks later.
        await KeepAsync(id, operation.State, cancellationToken);
        if (EmailOperation.IsFailed(operation.State))
        {
            throw new IOException($"The service gave message {id} up ({operation.Error ?? operation.State}).");
        }
    }

    /// <summary>The operation this message is at: one the service gave up is followed by the next.</summary>
    private async Task<(string Id, SentMail? Known)> NextAsync(string message, string address, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var id = EmailOperation.IdOf(message, address, attempt);
            var known = await sent.FindAsync(id, cancellationToken);
            if (known is null || !EmailOperation.IsFailed(known.State))
            {
                return (id, known);
            }
        }
    }

    private Task KeepAsync(string id, string state, CancellationToken cancellationToken) => sent.RecordAsync(new(id, state, time.GetUtcNow()), cancellationToken);
}
