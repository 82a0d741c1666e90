using System.Globalization;
using FeedbackPipeline.Alerting.Notifying;
using FeedbackPipeline.Alerting.Wording;
using FeedbackPipeline.Securing.Staffing;

namespace FeedbackPipeline.Alerting.Mailing;

/// <summary>Writes to each member who is told of an alert and has left an address: urgent changes at once, the rest in the day's digest.</summary>
public sealed class MailNotifier(IMailer mailer, IStaffBook staff, SiteLinks links) : INotifier
{
    public string Name => "mail";

    public bool IsReady => mailer.IsConfigured;

    public bool ToEachPerson => true;

    public async Task DeliverAsync(AlertDigest digest, CancellationToken cancellationToken)
    {
        if ((await staff.AddressesAsync(cancellationToken)).GetValueOrDefault(digest.Recipient ?? "") is { } address)
        {
            await mailer.SendAsync(Compose(digest, address), cancellationToken);
        }
    }

    private MailMessage Compose(AlertDigest digest, string address)
    {
        var alerts = digest.News.Select(news => news.Report).ToList();
        return new(
            string.Join('.', [digest.Recipient, .. alerts.Take(1).Select(Version), alerts.Count.ToString(CultureInfo.InvariantCulture)]),
            [address],
            digest.Subject,
            string.Concat(alerts.Select(Text)),
            MailPage.Of(digest.Subject, string.Concat(alerts.Select(Part))));
    }

    private static string Version(AlertReport report) => string.Create(CultureInfo.InvariantCulture, $"{report.Alert.Id}.{report.Alert.Version}");

    private string Text(AlertReport report)
        => PlainText.Of(report) + (LinkTo(report) is { } link ? $"\nOpen the alert: {link}" : "") + "\n\n";

    private string Part(AlertReport report)
        => MailPage.Part(report.Heading, [.. report.Text.Paragraphs, report.Standing], report.Alert.GapPersists ? report.Text.Advice : [], LinkTo(report), "Open the alert");

    private string? LinkTo(AlertReport report) => links.To($"/review/alerts/{report.Alert.Id}");
}
