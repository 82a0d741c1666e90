using FeedbackPipeline.Collecting.Accepting;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Storing.Sqlite.Queueing;
using FeedbackPipeline.Vocabulary;
using Microsoft.Data.Sqlite;

namespace FeedbackPipeline.Storing.Sqlite.Collecting;

/// <summary>Stores a submission and queues it in one transaction.</summary>
public sealed class SqliteIntake(SqliteWriter writer, Envelopes envelopes, IdFactory ids, TimeProvider time) : ISubmissionIntake
{
    public async Task<IntakeResult> AcceptAsync(NewSubmission submission, CancellationToken cancellationToken)
    {
        var messages = Messages(submission).Select(message => (message.Queue, message.Body, Id: ids.Next("m_"))).ToList();
        var receipt = submission.ReceiptCandidate(0);
        var now = time.GetUtcNow();
        try
        {
            return await writer.WriteAsync(session => Accept(session, submission, receipt, messages, now), cancellationToken);
        }
        catch (Exception problem) when (problem is SqliteException or System.Threading.Channels.ChannelClosedException)
        {
            throw new IntakeUnavailableException("The store did not take the submission.", problem);
        }
    }

    /// <summary>Words can be tagged at once; a recording has to be heard first.</summary>
    private IEnumerable<(string Queue, string Body)> Messages(NewSubmission accepted)
    {
        if (accepted.HasWords)
        {
            yield return (Queues.FeedbackIn, envelopes.Seal(new FeedbackReceived(accepted.Submission.Id)));
        }

        if (accepted.Recording is not null)
        {
            yield return (Queues.AudioIn, envelopes.Seal(new RecordingReceived(accepted.Submission.Id)));
        }
    }

    private static IntakeResult Accept(SqliteSession session, NewSubmission accepted, string first, IReadOnlyList<(string Queue, string Body, string Id)> messages, DateTimeOffset now)
    {
        var submission = accepted.Submission;
        if (session.First("SELECT 1 FROM tombstones WHERE id = ?1", _ => true, submission.Id))
        {
            return new(IntakeState.AlreadyHere, first);
        }

        for (var attempt = 0; ; attempt++)
        {
            var receipt = attempt == 0 ? first : accepted.ReceiptCandidate(attempt);
            if (Insert(session, accepted, receipt, now) is { } number)
            {
                InsertWords(session, number, submission);
                SqliteAbout.Add(session, number, accepted.About, now);
                SqliteRecordings.Put(session, submission.Id, accepted.Recording);
                foreach (var message in messages)
                {
                    SqliteQueue.Put(session, message.Queue, message.Id, message.Body, submission.Id, now);
                }

                return new(IntakeState.Stored, receipt);
            }

            var known = session.First("SELECT receipt, body_hash FROM feedback WHERE id = ?1", row => (Receipt: row.GetString(0), Hash: row.GetBytes(1)), submission.Id);
            if (known.Receipt is not null)
            {
                return known.Hash.AsSpan().SequenceEqual(accepted.BodyHash)
                    ? new(IntakeState.AlreadyHere, known.Receipt)
                    : new(IntakeState.Conflicting, "");
            }
        }
    }

    /// <summary>One row of plain values: anything more (a query, RETURNING) makes SQLite keep a journal for the statement.</summary>
    /// <returns>Its place in the order of arrival, or null where the id or the receipt is taken.</returns>
    private static long? Insert(SqliteSession session, NewSubmission accepted, string receipt, DateTimeOffset now)
    {
        var submission = accepted.Submission;
        var added = session.Execute(
            """
            INSERT INTO feedback (id, receipt, body_hash, state, received, touched, channel, survey, survey_version, place, help, language, respondent, linked, about_closed)
            VALUES (?1, ?2, ?3, ?15, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14) ON CONFLICT DO NOTHING
            """,
            submission.Id,
            receipt,
            accepted.BodyHash,
            SqliteTime.Of(submission.Received),
            SqliteTime.Of(now),
            Code.Of(submission.Channel),
            submission.Survey,
            submission.SurveyVersion,
            submission.Place,
            Code.Of(submission.Help),
            submission.Language,
            submission.Respondent,
            submission.Linked ? 1 : 0,
            accepted.AboutClosed ? 1 : 0,
            accepted.HasWords ? "received" : "recorded");
        return added == 1 ? session.LastNumber : null;
    }

    private static void InsertWords(SqliteSession session, long number, Submission submission)
    {
        foreach (var answer in submission.Answers)
        {
            session.Execute("INSERT INTO words (number, question, asked, text) VALUES (?1, ?2, ?3, ?4)", number, answer.Question, answer.Asked, answer.Text);
        }
    }
}
