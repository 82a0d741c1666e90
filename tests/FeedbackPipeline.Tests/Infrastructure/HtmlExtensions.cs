using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace FeedbackPipeline.Tests.Infrastructure;

public static class HtmlExtensions
{
    public static async Task<IHtmlDocument> PageAsync(this HttpClient client, string path)
        => await (await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken)).DocumentAsync();

    public static async Task<IHtmlDocument> DocumentAsync(this HttpResponseMessage response)
        => await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    /// <summary>
    /// Fills and sends the page's (first) form as a browser without JavaScript would: every named field with its value, changed by <paramref name="fill"/>.
    /// Radios and checkboxes count where checked; a button named in <paramref name="fill"/> is the one pressed, and its formaction is where the form goes.
    /// </summary>
    public static async Task<HttpResponseMessage> SubmitAsync(this HttpClient client, IHtmlDocument page, string path, params (string Name, string Value)[] fill)
    {
        var form = page.QuerySelectorAll("form").OfType<IHtmlFormElement>().First(form => form.Method == "post");
        var fields = form.QuerySelectorAll("input, textarea, select").Where(IsSent).Select(field => (Name: field.GetAttribute("name") ?? "", Value: ValueOf(field)))
            .Where(field => field.Name.Length > 0 && fill.All(given => given.Name != field.Name))
            .Concat(fill)
            .Select(field => KeyValuePair.Create(field.Name, field.Value));
        using var content = new FormUrlEncodedContent(fields);
        var pressed = form.QuerySelectorAll("button[formaction]").FirstOrDefault(button => fill.Contains((button.GetAttribute("name") ?? "", button.GetAttribute("value") ?? "")));
        var action = pressed?.GetAttribute("formaction") ?? (form.GetAttribute("action") is { Length: > 0 } named ? named : path);
        return await client.PostAsync(new Uri(action, UriKind.Relative), content, TestContext.Current.CancellationToken);
    }

    private static bool IsSent(IElement field) => field switch
    {
        IHtmlInputElement { Type: "radio" or "checkbox" } choice => choice.HasAttribute("checked"),
        IHtmlInputElement { Type: "submit" or "button" or "file" } => false,
        _ => !field.HasAttribute("disabled"),
    };

    private static string ValueOf(IElement field) => field switch
    {
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value ?? "",
        IHtmlInputElement { Type: "radio" or "checkbox" } choice => choice.GetAttribute("value") ?? "on",
        _ => field.GetAttribute("value") ?? "",
    };
}
