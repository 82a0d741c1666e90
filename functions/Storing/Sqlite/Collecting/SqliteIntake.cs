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
        var message = envelopes.Seal(new FeedbackReceived(submission.Submission.Id));
        var messageId = ids.Next("m_");
        var receipt = submission.ReceiptCandidate(0);
        var now = time.GetUtcNow();
        try
        {
            return await writer.WriteAsync(session => Accept(session, submission, receipt, message, messageId, now), cancellationToken);
        }
        catch (Exception problem) when (problem is SqliteException or System.Threading.Channels.ChannelClosedException)
        {
            throw new IntakeUnavailableException("The store did not take the submission.", problem);
        }
    }

    private static IntakeResult Accept(SqliteSession session, NewSubmission accepted, string first, string message, string messageId, DateTimeOffset now)
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
                SqliteQueue.Put(session, Queues.FeedbackIn, messageId, message, submission.Id, now);
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
            VALUES (?1, ?2, ?3, 'received', ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14) ON CONFLICT DO NOTHING
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
            accepted.AboutClosed ? 1 : 0);
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
