using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FeedbackPipeline.Collecting.Inviting;
using FeedbackPipeline.Collecting.Recordings;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Collecting.Accepting;

/// <summary>Takes words in from any channel: checks, gives an id and a receipt, and returns once they are durable and queued.</summary>
public sealed class AcceptFeedback(
    ValidateFeedback validate,
    CurrentPlaces places,
    IInvitationBook invitations,
    ISubmissionIntake intake,
    SealedShelf recordings,
    IRecordingShelf shelf,
    Pseudonyms pseudonyms,
    IdFactory ids,
    IOptions<CollectingOptions> options,
    PipelineMetrics metrics,
    TimeProvider time)
{
    /// <exception cref="IntakeUnavailableException">The store or the queue could not take it; nothing was promised.</exception>
    public async Task<AcceptOutcome> AcceptAsync(FeedbackRequest request, Arrival arrival, CancellationToken cancellationToken)
    {
        var tree = await places.WithAsync(request.Service, cancellationToken);
        var (feedback, errors) = validate.Check(request, arrival, tree, options.Value.MaximumTextLength);
        if (feedback is null)
        {
            return new AcceptOutcome.Rejected(errors);
        }

        var invitation = request.Invitation is null ? null : await invitations.FindAsync(request.Invitation, cancellationToken);
        if (request.Invitation is not null && invitation is null)
        {
            return new AcceptOutcome.Rejected([new("invitation", "is not an invitation we know. Leave it out to answer without one.")]);
        }

        if (arrival.Recording is { } known && !await shelf.TouchAsync(known.Name, cancellationToken))
        {
            return new AcceptOutcome.Rejected([new("recording", "is not here any more. Send it again.")]);
        }

        var submission = Compose(request, arrival, feedback, invitation);
        var recording = arrival.Sound is { } sound ? await ShelveAsync(sound, cancellationToken) : arrival.Recording;
        var about = invitation is null ? feedback.About : [.. invitation.About, .. feedback.About.Where(answer => invitation.About.All(known => known.Dimension != answer.Dimension))];
        var result = await intake.AcceptAsync(
            new(submission, BodyHash(request, arrival, recording), about, arrival.AboutClosed, attempt => pseudonyms.ReceiptOf(submission.Id, attempt), recording),
            cancellationToken);
        if (result.State == IntakeState.Stored)
        {
            metrics.Accepted(Code.Of(arrival.Channel));
        }
        else if (arrival.Sound is not null)
        {
            // What was sent before has a copy of its own.
            await shelf.DeleteAsync(recording!.Name, cancellationToken);
        }

        return result.State == IntakeState.Conflicting
            ? new AcceptOutcome.Conflicting()
            : new AcceptOutcome.Accepted(submission.Id, result.Receipt, result.State == IntakeState.AlreadyHere);
    }

    /// <summary>The id of what was sent over a channel under an idempotency key, whether or not it ever was.</summary>
    public string IdOf(Channel channel, string idempotencyKey) => pseudonyms.FeedbackId($"{Code.Of(channel)}:{idempotencyKey}");

    private Submission Compose(FeedbackRequest request, Arrival arrival, ValidFeedback feedback, Invitation? invitation)
    {
        var id = string.IsNullOrEmpty(request.IdempotencyKey)
            ? ids.Next("fb_")
            : IdOf(arrival.Channel, request.IdempotencyKey);
        return new(
            id,
            arrival.Received ?? time.GetUtcNow(),
            arrival.Channel,
            feedback.Survey.Id,
            feedback.Survey.Version,
            invitation?.Place ?? feedback.Place.Id,
            feedback.Help,
            request.Language,
            invitation?.CountToken ?? (string.IsNullOrWhiteSpace(arrival.Respondent) ? null : pseudonyms.CountToken(arrival.Respondent)),
            invitation is not null,
            feedback.Answers);
    }

    private async Task<ShelvedRecording> ShelveAsync(Sound sound, CancellationToken cancellationToken)
    {
        try
        {
            return await recordings.PutAsync(sound, cancellationToken);
        }
        catch (ShelfUnavailableException problem)
        {
            throw new IntakeUnavailableException("The recording could not be kept.", problem);
        }
    }

    private static byte[] BodyHash(FeedbackRequest request, Arrival arrival, ShelvedRecording? recording)
    {
        // About-you answers may be added later under the same key, so they are no part of what must be the same.
        var body = request with { About = null, IdempotencyKey = null };
        return SHA256.HashData([.. JsonSerializer.SerializeToUtf8Bytes(body, AcceptingJson.Default.FeedbackRequest), (byte)arrival.Channel, .. Encoding.ASCII.GetBytes(recording?.Hash ?? "")]);
    }
}
