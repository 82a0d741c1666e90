using System.Text.Json.Nodes;
using FeedbackPipeline.Demonstrating.Inventing;
using FeedbackPipeline.Demonstrating.Speaking;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Demonstrating.Living;

/// <summary>Gives feedback as anyone would: over HTTP to the public API, about-you answers afterwards.</summary>
internal sealed class PublicDoor(HttpClient site)
{
    /// <returns>The id of what was accepted.</returns>
    /// <exception cref="InvalidDataException">The site said no; the message is its answer.</exception>
    public async Task<string> GiveAsync(DemoMoment moment, DemoComment comment, Help help, string? invitation, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["service"] = invitation is null ? moment.Place : null, ["help"] = Code.Of(help), ["invitation"] = invitation };
        if (comment.Answers.TryGetValue(DemoComment.Text, out var text))
        {
            body["text"] = text;
        }
        else
        {
            body["answers"] = new JsonObject(comment.Answers.Select(answer => KeyValuePair.Create(answer.Key, (JsonNode?)JsonValue.Create(answer.Value))));
        }

        if (help == Help.Unknown)
        {
            body.Remove("help");
        }

        var accepted = await SendAsync("/api/feedback", body, cancellationToken);
        if (invitation is null && moment.About is { } about)
        {
            var said = AboutJson.Of(about);
            said["finished"] = true;
            await SendAsync($"/api/feedback/{accepted!["receipt"]}/about", said, cancellationToken);
        }

        return (string)accepted!["id"]!;
    }

    private async Task<JsonNode?> SendAsync(string path, JsonObject body, CancellationToken cancellationToken)
    {
        using var content = new StringContent(body.ToJsonString(), null, "application/json");
        using var answer = await site.PostAsync(new Uri(path, UriKind.Relative), content, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        return answer.IsSuccessStatusCode ? text.Length == 0 ? null : JsonNode.Parse(text) : throw new InvalidDataException($"{path} answered {(int)answer.StatusCode}: {text}");
    }
}
