using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace FeedbackPipeline.Alerting.Mailing;

/// <summary>Sends by SMTP, one connection a message: messages are rare, and a kept connection would die between them.</summary>
public sealed class SmtpMailer(IOptions<MailOptions> options, TimeProvider time) : IMailer
{
    private readonly MailOptions options = options.Value;

    public bool IsConfigured => options.IsConfigured;

    public async Task SendAsync(MailMessage message, CancellationToken cancellationToken)
    {
        using var client = await ConnectAsync(cancellationToken);
        foreach (var address in message.To)
        {
            using var mail = Compose(message, address);
            await client.SendAsync(mail, cancellationToken);
        }

        await client.DisconnectAsync(quit: true, cancellationToken);
    }

    public async Task ProbeAsync(CancellationToken cancellationToken)
    {
        using var client = await ConnectAsync(cancellationToken);
        await client.DisconnectAsync(quit: true, cancellationToken);
    }

    private async Task<SmtpClient> ConnectAsync(CancellationToken cancellationToken)
    {
        var client = new SmtpClient { Timeout = options.TimeoutSeconds * 1_000 };
        try
        {
            await client.ConnectAsync(options.Host, options.Port, SocketOptions, cancellationToken);
            if (options.User.Length > 0)
            {
                await client.AuthenticateAsync(options.User, options.Password, cancellationToken);
            }

            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private SecureSocketOptions SocketOptions => options.Security switch
    {
        MailSecurity.None => SecureSocketOptions.None,
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.StartTls,
    };

    private MimeMessage Compose(MailMessage message, string address)
    {
        var from = MailboxAddress.Parse(options.From!);
        var mail = new MimeMessage
        {
            MessageId = $"{message.Id}@{from.Domain}",
            Date = time.GetUtcNow(),
            Subject = message.Subject,
            Body = new BodyBuilder { TextBody = message.Text, HtmlBody = message.Html }.ToMessageBody(),
            Importance = message.Urgent ? MessageImportance.High : MessageImportance.Normal,
        };
        mail.From.Add(from);
        mail.To.Add(MailboxAddress.Parse(address));
        // No out-of-office answers, please.
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        return mail;
    }
}
