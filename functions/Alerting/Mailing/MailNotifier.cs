using System.Globalization;
using FeedbackPipeline.Alerting.Notifying;
using FeedbackPipeline.Alerting.Wording;
using FeedbackPipeline.Securing;

namespace FeedbackPipeline.Alerting.Mailing;

/// <summary>Writes to the members who handle alerts at the alert's place or above it.</summary>
public sealed class MailNotifier(IMailer mailer, MailRecipients recipients, SiteLinks links) : INotifier
{
    public string Name => "mail";

    public bool IsReady => mailer.IsConfigured;

    public async Task DeliverAsync(AlertReport report, string change, CancellationToken cancellationToken)
    {
        if (await recipients.AtAsync(report.Alert.Place, Policies.HandleAlerts, cancellationToken) is { Count: > 0 } to)
        {
            await mailer.SendAsync(Compose(report, to), cancellationToken);
        }
    }

    private MailMessage Compose(AlertReport report, IReadOnlyList<string> to)
    {
        var link = links.To($"/review/alerts/{report.Alert.Id}");
        var text = PlainText.Of(report) + (link is null ? "" : $"\n\nOpen the alert: {link}") + "\n";
        IReadOnlyList<string> advice = report.Alert.GapPersists ? report.Text.Advice : [];
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{report.Alert.Id}.{report.Alert.Version}"),
            to,
            report.Heading,
            text,
            MailPage.Of(report.Heading, [.. report.Text.Paragraphs, report.Standing], advice, link, "Open the alert"));
    }
}
