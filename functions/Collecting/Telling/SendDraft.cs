using FeedbackPipeline.Collecting.Accepting;
using FeedbackPipeline.Collecting.Drafting;
using FeedbackPipeline.Collecting.Surveying;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Collecting.Telling;

/// <summary>Turns a finished form into accepted words. What went stale since the form was begun must not cost a person their words.</summary>
public sealed class SendDraft(AcceptFeedback accept, IDraftBook drafts, IdFactory ids)
{
    private static readonly string[] MayGoStale = ["invitation", "service"];

    /// <returns>The receipt; null where no answer is in the form.</returns>
    /// <exception cref="IntakeUnavailableException">Not sent; the draft is still there.</exception>
    public async Task<string?> SendAsync(Draft draft, Survey survey, CancellationToken cancellationToken)
    {
        var arrival = Arrival.OnTheWeb with
        {
            Channel = draft.Recording is null ? Channel.Web : Channel.Voice,
            AboutClosed = draft.Invitation is not null || survey.AboutYou.Count == 0,
            Recording = draft.Recording,
        };
        var request = new FeedbackRequest(draft.Survey, null, draft.Answers, draft.Place, draft.Help, null, draft.IdempotencyKey, null, draft.Invitation);
        var outcome = await accept.AcceptAsync(request, arrival, cancellationToken);
        if (outcome is AcceptOutcome.Rejected { Errors: var errors } && errors.All(error => MayGoStale.Contains(error.Field)))
        {
            // A card withdrawn or a place closed meanwhile.
            request = request with
            {
                Invitation = errors.Any(error => error.Field == "invitation") ? null : request.Invitation,
                Service = errors.Any(error => error.Field == "service") ? null : request.Service,
            };
            arrival = arrival with { AboutClosed = request.Invitation is not null || survey.AboutYou.Count == 0 };
            outcome = await accept.AcceptAsync(request, arrival, cancellationToken);
        }

        if (outcome is AcceptOutcome.Conflicting)
        {
            // Sent before, then changed in another window: these are other words, so they are a record of their own.
            outcome = await accept.AcceptAsync(request with { IdempotencyKey = ids.Next("") }, arrival, cancellationToken);
        }

        if (outcome is not AcceptOutcome.Accepted accepted)
        {
            return null;
        }

        await drafts.DeleteAsync(draft.Id, cancellationToken);
        return accepted.Receipt;
    }
}
