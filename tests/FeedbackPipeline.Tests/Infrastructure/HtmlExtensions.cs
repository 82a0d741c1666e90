using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace FeedbackPipeline.Tests.Infrastructure;

public static class HtmlExtensions
{
    public static async Task<IHtmlDocument> PageAsync(this HttpClient client, string path)
        => await (await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken)).DocumentAsync();

    public static async Task<IHtmlDocument> DocumentAsync(this HttpResponseMessage response)
        => await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    /// <summary>Fills and sends the page's (first) form as a browser without JavaScript would: every named field with its value, changed by <paramref name="fill"/>.</summary>
    public static async Task<HttpResponseMessage> SubmitAsync(this HttpClient client, IHtmlDocument page, string path, params (string Name, string Value)[] fill)
    {
        var form = page.QuerySelectorAll("form").OfType<IHtmlFormElement>().First(form => form.Method == "post");
        var fields = form.QuerySelectorAll("input[type=hidden], input[type=text], textarea").Select(field => (
                Name: field.GetAttribute("name") ?? "",
                Value: field is IHtmlTextAreaElement area ? area.Value : field.GetAttribute("value") ?? ""))
            .Where(field => field.Name.Length > 0 && fill.All(given => given.Name != field.Name))
            .Concat(fill)
            .Select(field => KeyValuePair.Create(field.Name, field.Value));
        using var content = new FormUrlEncodedContent(fields);
        var action = form.GetAttribute("action") is { Length: > 0 } named ? named : path;
        return await client.PostAsync(new Uri(action, UriKind.Relative), content, TestContext.Current.CancellationToken);
    }
}
