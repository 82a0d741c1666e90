using FeedbackPipeline.Alerting.Mailing;
using FeedbackPipeline.Securing.Staffing;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Hosting.SigningIn.Codes;

/// <summary>The message with a code. Its link only opens the page to type the code in: mail scanners open links.</summary>
public sealed class WordCode(SiteLinks links, IOptions<SigningInOptions> options)
{
    private const string Subject = "Your code to sign in";

    public MailMessage Of(string id, string address, string code, string request)
    {
        string[] paragraphs =
        [
            $"Your code is {code[..4]} {code[4..]}.",
            "Type it in on the page where you asked for it.",
            $"It works once. It works for {options.Value.CodeMinutes} minutes.",
            "Did you not ask for a code? Then do nothing. Never tell anyone the code.",
        ];
        var link = links.To(CodeModel.At(request, null));
        var text = string.Join('\n', [.. paragraphs, .. link is null ? Array.Empty<string>() : [$"The page: {link}"], ""]);
        return new($"code.{id}", [address], Subject, text, MailPage.Of(Subject, MailPage.Part(Subject, paragraphs, [], link, "Open the page")));
    }
}
