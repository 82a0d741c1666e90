using System.Text.Json;
using FeedbackPipeline.Collecting.Accepting;
using FeedbackPipeline.Demonstrating.Inventing;
using FeedbackPipeline.Demonstrating.Speaking;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Demonstrating.Living;

/// <summary>
/// Words that do not come over the web: text messages, voice, paper, conversations. They take the way of imports, which every channel ends in; where a
/// channel has a door of its own, this is the one place to send its words through it.
/// </summary>
internal sealed class OtherDoors(AcceptFeedback accept)
{
    /// <returns>The id of what was accepted.</returns>
    /// <exception cref="InvalidDataException">It was not accepted; the message says why.</exception>
    public async Task<string> GiveAsync(DemoMoment moment, DemoComment comment, Channel channel, Help help, string? invitation, CancellationToken cancellationToken)
    {
        var answers = comment.Answers.Where(answer => answer.Key != DemoComment.Text).ToDictionary(StringComparer.Ordinal);
        var request = new FeedbackRequest(
            Text: comment.Answers.GetValueOrDefault(DemoComment.Text),
            Answers: answers.Count > 0 ? answers : null,
            Service: invitation is null ? moment.Place : null,
            Help: help == Help.Unknown ? null : Code.Of(help),
            About: invitation is null ? About(moment) : null,
            Invitation: invitation);
        return await accept.AcceptAsync(request, new(channel, WhoSupplied.With(help), AboutClosed: true), cancellationToken) switch
        {
            AcceptOutcome.Accepted accepted => accepted.Id,
            AcceptOutcome.Rejected rejected => throw new InvalidDataException(string.Join(' ', rejected.Errors.Select(error => $"{error.Field} {error.Rule}"))),
            _ => throw new InvalidDataException("The same key came before with other words."),
        };
    }

    private static Dictionary<string, JsonElement>? About(DemoMoment moment)
        => moment.About is null ? null : AboutJson.Of(moment.About).ToDictionary(answer => answer.Key, answer => JsonSerializer.SerializeToElement(answer.Value), StringComparer.Ordinal);
}
