using System.Net;
using System.Text;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Measuring.Registering;

/// <summary>
/// Sheets to print, one a person, all alike from outside: the key for whoever hands it over above the fold, the card inside. The insides show on paper only,
/// so that nobody who prints learns from the screen which sheets hold a code.
/// </summary>
public sealed class ComposeCards(PlaceTree tree, string site)
{
    private readonly string host = site.TrimEnd('/');

    public string LinkOf(string code) => $"{host}/i/{code}";

    /// <summary>A page of its own, without anything from elsewhere.</summary>
    public string Page(string place, IReadOnlyList<NewInvitation> sheets)
        => $"""
            <!DOCTYPE html>
            <html lang="en-GB">
            <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <meta name="robots" content="noindex" />
            <title>Cards for {Text(place)}</title>
            <style>
            {CardStyle.Css}
            </style>
            </head>
            <body>
            <main>
            <h1>Cards for {Text(place)}</h1>
            <p class="note">Print this page. Fold each sheet at the line, with the card inside. Give each sheet to its person, closed.</p>
            <p class="note">The cards show on paper only. Every sheet looks the same from outside. Delete this file once it is printed.</p>
            {Sheets(sheets)}</main>
            </body>
            </html>

            """;

    private string Sheets(IReadOnlyList<NewInvitation> sheets)
    {
        var text = new StringBuilder();
        for (var index = 0; index < sheets.Count; index++)
        {
            var sheet = sheets[index];
            var label = sheet.Key.Length > 0 ? sheet.Key : $"{index + 1}";
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"""
                <section class="sheet">
                <div class="outside"><h2>For: {Text(label)}</h2><p>{Text(tree.Find(sheet.Place)?.Name ?? sheet.Place)}</p><p>Please give this to the person. It is for them to open.</p></div>
                <div class="card">{(sheet.Code.Length > 0 ? Invitation(sheet.Code) : Thanks)}</div>
                </section>

                """);
        }

        return text.ToString();
    }

    private string Invitation(string code)
        => $"""
            <h3>Tell us what you think</h3>
            <p>What is good? What should change?</p>
            <p>Point the camera of a phone at this picture.</p>
            {QrPicture.Svg(LinkOf(code))}
            <p>Or type this in a web browser:</p>
            <p class="link">{Text(LinkOf(code))}</p>
            <p>You do not have to do this. It will not change your support.</p>
            <p>Someone you trust can help you. We do not need your name.</p>
            """;

    private const string Thanks =
        """
        <h3>Thank you</h3>
        <p>You told us what you think.</p>
        <p>You do not have to do anything now.</p>
        <p>Do you want to tell us more?</p>
        <p>Your old card still works.</p>
        """;

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
