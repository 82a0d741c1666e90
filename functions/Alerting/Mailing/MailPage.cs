using System.Text.Encodings.Web;

namespace FeedbackPipeline.Alerting.Mailing;

/// <summary>A message as HTML: one column, large type, no pictures, nothing fetched, readable with styles off.</summary>
internal static class MailPage
{
    /// <param name="parts">Made by <see cref="Part"/>.</param>
    public static string Of(string title, string parts) => $"""
        <!DOCTYPE html>
        <html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{Encoded(title)}</title></head>
        <body style="margin:0;background:#ffffff;color:#1a1a1a;font-family:Arial,Helvetica,sans-serif;font-size:18px;line-height:1.5">
        <div style="max-width:36em;padding:24px">{parts}</div></body></html>
        """;

    /// <param name="list">What one could do.</param>
    public static string Part(string heading, IEnumerable<string> paragraphs, IReadOnlyList<string> list, string? link, string linkText)
    {
        var items = list.Count == 0 ? "" : $"<p>You could:</p><ul>{string.Concat(list.Select(item => $"<li>{Encoded(item)}</li>"))}</ul>";
        var open = link is null ? "" : $"<p><a href=\"{Encoded(link)}\" style=\"color:#003a70;font-weight:bold\">{Encoded(linkText)}</a></p>";
        return $"<h1 style=\"font-size:24px;line-height:1.3\">{Encoded(heading)}</h1>{string.Concat(paragraphs.Select(paragraph => $"<p>{Encoded(paragraph)}</p>"))}{items}{open}";
    }

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(text);
}
