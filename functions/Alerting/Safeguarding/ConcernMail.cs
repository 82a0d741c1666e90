using FeedbackPipeline.Alerting.Mailing;
using FeedbackPipeline.Securing;

namespace FeedbackPipeline.Alerting.Safeguarding;

/// <summary>Writes to the leads of the place and of those above it; overdue ones to administrators too.</summary>
public sealed class ConcernMail(IMailer mailer, MailRecipients recipients, SiteLinks links) : IConcernNotifier
{
    public string Name => "mail";

    public bool IsReady => mailer.IsConfigured;

    public async Task TellAsync(ConcernWords words, CancellationToken cancellationToken)
    {
        var to = await recipients.AtAsync(words.Place, Policies.HandleConcerns, cancellationToken);
        if (words.Overdue || to.Count == 0)
        {
            to = [.. to.Union(await recipients.AtAsync(words.Place, Policies.Configure, cancellationToken), StringComparer.OrdinalIgnoreCase)];
        }

        if (to.Count > 0)
        {
            var link = words.Path is null ? null : links.To(words.Path);
            var text = string.Join('\n', [words.Heading, "", .. words.Paragraphs, .. link is null ? Array.Empty<string>() : [$"Open it: {link}"], ""]);
            await mailer.SendAsync(new(words.Id, to, words.Heading, text, MailPage.Of(words.Heading, MailPage.Part(words.Heading, words.Paragraphs, [], link, "Open it")), words.Urgent), cancellationToken);
        }
    }
}
