using FeedbackPipeline.Messages;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Storing.Sqlite.Collecting;
using FeedbackPipeline.Storing.Sqlite.Queueing;
using FeedbackPipeline.Tagging;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Sqlite.Tagging;

public sealed class SqliteTaggingStore(SqliteReader reader, SqliteWriter writer, Envelopes envelopes, IdFactory ids, OrganisationCalendar calendar, TimeProvider time) : ITaggingStore
{
    public Task<Submission?> LoadAsync(string feedbackId, CancellationToken cancellationToken)
        => reader.ReadAsync(
            session => session.First(
                "SELECT received, channel, survey, survey_version, place, help, language, respondent, linked, tagger, refused FROM feedback WHERE id = ?1",
                row => new Submission(
                    feedbackId,
                    SqliteTime.From(row.GetInt64(0)),
                    Code.Parse<Channel>(row.GetString(1)),
                    row.GetString(2),
                    row.GetInt32(3),
                    row.GetString(4),
                    Code.Parse<Help>(row.GetString(5)),
                    row.IsDBNull(6) ? null : row.GetString(6),
                    row.IsDBNull(7) ? null : row.GetString(7),
                    row.GetBoolean(8),
                    Words(session, feedbackId))
                {
                    Tagger = row.IsDBNull(9) ? null : row.GetString(9),
                    Refused = row.GetInt32(10),
                },
                feedbackId),
            cancellationToken);

    public Task SaveAsync(TaggedFeedback tagged, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(session => Save(session, tagged, now), cancellationToken);
    }

    public Task MarkFailedAsync(string feedbackId, IReadOnlyList<Concern> concerns, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(
            session =>
            {
                if (session.Execute("UPDATE feedback SET state = 'failed' WHERE id = ?1 AND state = 'received'", feedbackId) == 1)
                {
                    Raise(session, feedbackId, concerns, now);
                    SqliteAbout.Announce(session, feedbackId);
                    SqliteAudit.Append(session, now, "pipeline", "tagging-failed", feedbackId);
                }
            },
            cancellationToken);
    }

    private void Save(SqliteSession session, TaggedFeedback tagged, DateTimeOffset now)
    {
        if (CountedFeedback.Read(session, tagged.Id, calendar) is not { } before)
        {
            return;
        }

        var decision = SqliteDecision.Newest(session, tagged.Id);
        var counts = decision?.Over(tagged) ?? tagged;
        before.AddTo(session, -1);
        session.Execute("DELETE FROM themes WHERE feedback = ?1", tagged.Id);
        session.Execute("DELETE FROM redacted WHERE feedback = ?1", tagged.Id);
        foreach (var answer in tagged.Redacted)
        {
            session.Execute("INSERT INTO redacted (feedback, question, asked, text) VALUES (?1, ?2, ?3, ?4)", tagged.Id, answer.Question, answer.Asked, answer.Text);
            if (answer.English is not null)
            {
                session.Execute("UPDATE translations SET redacted = ?3 WHERE feedback = ?1 AND question = ?2", tagged.Id, answer.Question, answer.English);
            }
        }

        foreach (var theme in counts.Themes)
        {
            session.Execute(
                "INSERT INTO themes (feedback, theme, score, place, received) VALUES (?1, ?2, ?3, ?4, ?5)",
                tagged.Id,
                theme.Id,
                theme.Score,
                before.Place,
                before.Received);
        }

        Raise(session, tagged.Id, tagged.Concerns, now);
        session.Execute(
            "UPDATE feedback SET state = 'tagged', language = coalesce(language, ?2), sentiment = ?3, sentiment_score = ?4, tagger = ?5, half = ?6, refused = ?7 WHERE id = ?1",
            tagged.Id,
            tagged.Language,
            Code.Of(counts.Sentiment.Label),
            counts.Sentiment.Score,
            tagged.Tagger,
            tagged.Whole ? null : SqliteTime.Of(now),
            tagged.Refused);
        CountedTerms.Put(session, tagged.Id, before.Place, before.Day[..7], tagged.Terms);
        MachineTags.Write(session, tagged, before, decision is not null);
        before.With(counts).AddTo(session, +1);
        if (!before.Counted)
        {
            SqliteAbout.Announce(session, tagged.Id);
        }
    }

    private void Raise(SqliteSession session, string feedbackId, IReadOnlyList<Concern> concerns, DateTimeOffset now)
    {
        if (SqliteConcerns.Raise(session, feedbackId, concerns, now))
        {
            SqliteQueue.Put(session, ConcernRaised.Queue, ids.Next("m_"), envelopes.Seal(new ConcernRaised(feedbackId)), subject: null, now);
        }
    }

    private static List<Answer> Words(SqliteSession session, string feedbackId)
        => session.Query(
            """
            SELECT words.question, words.text, words.asked, translations.text FROM words
            LEFT JOIN translations ON translations.feedback = ?1 AND translations.question = words.question
            WHERE words.number = (SELECT sequence FROM feedback WHERE id = ?1) ORDER BY words.question
            """,
            row => new Answer(row.GetString(0), row.GetString(1), row.GetString(2)) { English = row.IsDBNull(3) ? null : row.GetString(3) },
            feedbackId);
}
