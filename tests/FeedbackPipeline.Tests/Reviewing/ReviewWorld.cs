using System.Text.Json;
using AngleSharp.Html.Dom;
using FeedbackPipeline.Collecting.Accepting;
using FeedbackPipeline.Reviewing.Missing;
using FeedbackPipeline.Storing.Cosmos;
using FeedbackPipeline.Storing.Sqlite;
using FeedbackPipeline.Tagging;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Tests.Infrastructure.CosmosDouble;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.DependencyInjection;

namespace FeedbackPipeline.Tests.Reviewing;

/// <summary>An organisation with two localities and three services, and a hand to send and tag feedback with.</summary>
internal sealed class ReviewWorld : IAsyncDisposable
{
    public const string North = "north";
    public const string South = "south";
    public const string Elm = "elm-house";
    public const string Oak = "oak-house";
    public const string Bay = "bay-house";

    private ReviewWorld(IRepresentation? representation)
        => App = new()
        {
            Replace = services =>
            {
                if (representation is not null)
                {
                    services.AddSingleton(representation);
                }
            },
        };

    public PipelineApp App { get; }

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<ReviewWorld> CreateAsync(IRepresentation? representation = null)
    {
        var world = new ReviewWorld(representation);
        var places = world.App.Get<IPlaceBook>();
        await places.ReadAsync(Stop);
        await places.SaveAsync(new(North, "organisation", PlaceKind.Locality, "North"), Stop);
        await places.SaveAsync(new(South, "organisation", PlaceKind.Locality, "South"), Stop);
        await places.SaveAsync(new(Elm, North, PlaceKind.Service, "Elm House"), Stop);
        await places.SaveAsync(new(Oak, North, PlaceKind.Service, "Oak House"), Stop);
        await places.SaveAsync(new(Bay, South, PlaceKind.Service, "Bay House"), Stop);
        return world;
    }

    /// <summary>Takes words in; they stay untagged.</summary>
    public async Task<(string Id, string Receipt)> SendAsync(string text, string place = Elm, Dictionary<string, string>? about = null)
    {
        var answers = about?.ToDictionary(pair => pair.Key, pair => JsonSerializer.SerializeToElement(pair.Value));
        var outcome = await App.Get<AcceptFeedback>().AcceptAsync(new(Text: text, Service: place, Help: "alone", About: answers), Arrival.OnTheWeb, Stop);
        var accepted = outcome.ShouldBeOfType<AcceptOutcome.Accepted>();
        App.Time.Advance(TimeSpan.FromSeconds(1));
        return (accepted.Id, accepted.Receipt);
    }

    /// <summary>Sends words and puts tags on them.</summary>
    public async Task<string> TaggedAsync(
        string text,
        string place = Elm,
        string[]? themes = null,
        Sentiment sentiment = Sentiment.Positive,
        Concern[]? concerns = null,
        string? redacted = null,
        string language = "en")
    {
        var (id, _) = await SendAsync(text, place);
        await TagAsync(id, redacted ?? text, themes, sentiment, concerns, language);
        return id;
    }

    public Task TagAsync(string id, string redacted, string[]? themes = null, Sentiment sentiment = Sentiment.Positive, Concern[]? concerns = null, string language = "en")
        => App.Get<ITaggingStore>().SaveAsync(
            new(id, language, [new("text", redacted, "nonspecific")], [.. (themes ?? ["food"]).Select(theme => new ScoredTheme(theme, 0.75))], new(sentiment, 0.9), concerns ?? [], "test 1"),
            Stop);

    public async Task<List<(string Actor, string Action)>> AuditOfAsync(string subject)
        => App.Services.GetService<CosmosGateway>() is { } gateway
            ? [.. CosmosContainers.All.SelectMany(container => gateway.Documents(container.Id)).Where(document => (string?)document["type"] == "audit" && (string?)document["subject"] == subject)
                .OrderBy(document => (string?)document["id"], StringComparer.Ordinal).Select(document => ((string)document["actor"]!, (string)document["action"]!))]
            : await App.Get<SqliteReader>().ReadAsync(
                session => session.Query("SELECT actor, action FROM audit WHERE subject = ?1 ORDER BY number", row => (row.GetString(0), row.GetString(1)), subject),
                Stop);

    /// <summary>Sends the form whose button says <paramref name="button"/>.</summary>
    public static async Task<HttpResponseMessage> PressAsync(HttpClient client, string path, string button, params (string Name, string Value)[] fill)
    {
        var page = await client.PageAsync(path);
        var form = page.QuerySelectorAll("form").OfType<IHtmlFormElement>().First(form => form.QuerySelector("button")!.TextContent == button);
        var fields = form.QuerySelectorAll("input[type=hidden]").Select(field => (field.GetAttribute("name")!, field.GetAttribute("value") ?? "")).Concat(fill)
            .Select(field => KeyValuePair.Create(field.Item1, field.Item2));
        using var content = new FormUrlEncodedContent(fields);
        var action = form.GetAttribute("action") is { Length: > 0 } named ? named : path;
        return await client.PostAsync(new Uri(action, UriKind.Relative), content, Stop);
    }

    public static async Task<JsonElement> JsonAsync(HttpClient client, string path)
        => (await JsonDocument.ParseAsync(await client.GetStreamAsync(new Uri(path, UriKind.Relative), Stop), cancellationToken: Stop)).RootElement;

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
