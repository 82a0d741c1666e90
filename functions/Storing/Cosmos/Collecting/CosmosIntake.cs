using FeedbackPipeline.Collecting.Accepting;
using FeedbackPipeline.Collecting.Recordings;
using FeedbackPipeline.Messages;

namespace FeedbackPipeline.Storing.Cosmos.Collecting;

/// <summary>
/// Reserves the receipt, keeps the submission, queues it, in this order. What comes to grief in between is taken up by the same submission sent again, or
/// by the sweep, which queues what stays <c>received</c>. Nobody looks first whether it came before, since it seldom did: the writes say so.
/// </summary>
internal sealed class CosmosIntake(CosmosAccount account, IMessageQueue queue, Envelopes envelopes, TimeProvider time) : ISubmissionIntake
{
    public async Task<IntakeResult> AcceptAsync(NewSubmission submission, CancellationToken cancellationToken)
    {
        try
        {
            return await KeepAsync(submission, cancellationToken);
        }
        catch (Exception problem) when (problem is StoreUnavailableException or QueueUnavailableException)
        {
            throw new IntakeUnavailableException("The store did not take the submission.", problem);
        }
    }

    private async Task<IntakeResult> KeepAsync(NewSubmission accepted, CancellationToken cancellationToken)
    {
        var id = accepted.Submission.Id;
        var receipt = await ReserveAsync(accepted, cancellationToken);
        var kept = Document(accepted, receipt, time.GetUtcNow());
        if (!await account.Items.CreateAsync(kept, cancellationToken))
        {
            // Somebody sent the same at the same moment, or this is our own write whose answer was lost.
            var winner = await account.Items.FindAsync<FeedbackDocument>(id, id, cancellationToken);
            return await AgainAsync(winner!.Document, accepted, receipt, cancellationToken);
        }

        await QueueAsync(kept, cancellationToken);
        return new(IntakeState.Stored, receipt);
    }

    private async Task<IntakeResult> AgainAsync(FeedbackDocument known, NewSubmission accepted, string receipt, CancellationToken cancellationToken)
    {
        if (known.Erased is not null)
        {
            // Until erasing is done the receipt is needed to try again; then nothing may lead here.
            if (known.State == FeedbackState.Erased)
            {
                await account.Books.DeleteAsync(ReceiptDocument.PartitionOf(receipt), ReceiptDocument.OnlyId, cancellationToken);
            }

            return new(IntakeState.AlreadyHere, accepted.ReceiptCandidate(0));
        }

        if (!known.BodyHash.AsSpan().SequenceEqual(accepted.BodyHash))
        {
            return new(IntakeState.Conflicting, "");
        }

        await QueueAsync(known, cancellationToken);
        return new(IntakeState.AlreadyHere, known.Receipt);
    }

    private async Task<string> ReserveAsync(NewSubmission accepted, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var receipt = accepted.ReceiptCandidate(attempt);
            var document = ReceiptDocument.Of(receipt, accepted.Submission.Id);
            if (await account.Books.CreateAsync(document, cancellationToken)
                || (await account.Books.FindAsync<ReceiptDocument>(document.Pk, document.Id, cancellationToken))?.Document.FeedbackId == accepted.Submission.Id)
            {
                return receipt;
            }
        }
    }

    /// <summary>Words can be tagged at once; a recording has to be heard first.</summary>
    private async Task QueueAsync(FeedbackDocument feedback, CancellationToken cancellationToken)
    {
        if (feedback.State == FeedbackState.Received)
        {
            await queue.SendAsync(Queues.FeedbackIn, envelopes.Seal(new FeedbackReceived(feedback.Id)), feedback.Id, cancellationToken);
        }

        if (feedback.Recording?.State == RecordingState.Waiting)
        {
            await queue.SendAsync(Queues.AudioIn, envelopes.Seal(new RecordingReceived(feedback.Id)), feedback.Id, cancellationToken);
        }
    }

    private static FeedbackDocument Document(NewSubmission accepted, string receipt, DateTimeOffset now)
    {
        var submission = accepted.Submission;
        return new()
        {
            Pk = submission.Id,
            Id = submission.Id,
            Place = submission.Place,
            Receipt = receipt,
            BodyHash = accepted.BodyHash,
            State = accepted.HasWords ? FeedbackState.Received : FeedbackState.Recorded,
            Recording = accepted.Recording is null ? null : new(RecordingState.Waiting, accepted.Recording),
            Received = submission.Received,
            Touched = now,
            Channel = submission.Channel,
            Survey = submission.Survey,
            SurveyVersion = submission.SurveyVersion,
            Help = submission.Help,
            Language = submission.Language,
            Respondent = submission.Respondent,
            Linked = submission.Linked,
            AboutClosed = accepted.AboutClosed,
            Words = [.. submission.Answers.Select(answer => new KeptAnswer(answer.Question, answer.Asked, answer.Text))],
            About = KeptAbout.Put([], accepted.About, now),
        };
    }
}
