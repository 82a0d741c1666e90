using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Vocabulary;
using MailKit;

namespace FeedbackPipeline.Alerting.Mailing;

/// <summary>The mail server lets us in, and there is somebody to write to. Sends nothing.</summary>
internal sealed class MailCheckup(IMailer mailer, IStaffBook staff) : ICheckup
{
    public string Name => "mail";

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        if (!mailer.IsConfigured)
        {
            return Finding.Advice("No e-mail is set up: alerts and concerns are told on the console and on the pages only. Set Mail:Host and Mail:From, or AzureEmail:Endpoint and AzureEmail:From.");
        }

        try
        {
            await mailer.ProbeAsync(cancellationToken);
        }
        catch (Exception problem) when (problem is IOException or System.Net.Sockets.SocketException or ProtocolException or CommandException or MailKit.Security.AuthenticationException or MailKit.Security.SslHandshakeException or NotSupportedException)
        {
            return Finding.Wrong($"The mail server does not let us in ({problem.GetType().Name}). Look at Mail:Host, Port, Security, User and Password.");
        }
        catch (MailUnavailableException problem)
        {
            return Finding.Wrong(problem.Message);
        }

        return (await staff.AddressesAsync(cancellationToken)).Count == 0
            ? Finding.Advice("The mail server answers, but no member of staff has an address: staff address ID ADDRESS.")
            : Finding.Fine("The mail server answers.");
    }
}
