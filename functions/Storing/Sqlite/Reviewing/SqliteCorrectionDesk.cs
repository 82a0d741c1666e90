using FeedbackPipeline.Messages;
using FeedbackPipeline.Reviewing.Correcting;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Storing.Sqlite.Queueing;
using FeedbackPipeline.Storing.Sqlite.Tagging;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Sqlite.Reviewing;

public sealed class SqliteCorrectionDesk(SqliteReader reader, SqliteWriter writer, OrganisationCalendar calendar, Envelopes envelopes, IdFactory ids, TimeProvider time) : ICorrectionDesk
{
    private const double Certain = 1;

    public Task<TagRecord?> ReadAsync(string id, IReadOnlyList<string> places, CancellationToken cancellationToken)
        => reader.ReadAsync(
            session => MachineTags.Read(session, id) is { } machine && places.Contains(machine.Place)
                ? new TagRecord(machine.Themes, Code.Parse<Sentiment>(machine.Sentiment), machine.Surety, machine.Themed, machine.Checked, machine.Sampled, Checks(session, id), English(session, id))
                : null,
            cancellationToken);

    public Task<bool> DecideAsync(TagDecision decision, IReadOnlyList<string> places, string actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(
            session =>
            {
                if (CountedFeedback.Read(session, decision.FeedbackId, calendar) is not { Counted: true } before || !places.Contains(before.Place) || MachineTags.Read(session, decision.FeedbackId) is not { } machine)
                {
                    return false;
                }

                var same = before.Sentiment == Code.Of(decision.Tone) && before.Themes.ToHashSet(StringComparer.Ordinal).SetEquals(decision.Themes);
                var kind = same ? "kept" : "corrected";
                var put = new SqliteDecision(decision.Themes, Code.Of(decision.Tone));
                Put(session, decision.FeedbackId, before, [.. decision.Themes.Select(theme => new ScoredTheme(theme, Certain))], put.Sentiment, Certain, decided: true);
                Append(session, decision.FeedbackId, now, actor, kind, put, decision.Reason, machine);
                SqliteAudit.Append(session, now, actor, $"tags-{kind}", decision.FeedbackId, Difference(before, put));
                if (session.Execute("UPDATE feedback SET read = ?2 WHERE id = ?1 AND read IS NULL", decision.FeedbackId, SqliteTime.Of(now)) == 1)
                {
                    SqliteAudit.Append(session, now, actor, "read", decision.FeedbackId);
                }

                return true;
            },
            cancellationToken);
    }

    public Task<bool> UndoAsync(string id, IReadOnlyList<string> places, string actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(
            session =>
            {
                var states = session.Query(
                    "SELECT themes, sentiment FROM checks WHERE feedback = ?1 ORDER BY number DESC LIMIT 2",
                    row => row.IsDBNull(0) ? null : new SqliteDecision(TagsJson.Texts(row.GetString(0)), row.GetString(1)),
                    id);
                if (states.Count == 0 || CountedFeedback.Read(session, id, calendar) is not { Counted: true } before || !places.Contains(before.Place) || MachineTags.Read(session, id) is not { } machine)
                {
                    return false;
                }

                var back = states.Count == 2 ? states[1] : null;
                Put(
                    session,
                    id,
                    before,
                    back is null ? machine.Themes : [.. back.Themes.Select(theme => new ScoredTheme(theme, Certain))],
                    back?.Sentiment ?? machine.Sentiment,
                    back is null ? machine.SentimentScore : Certain,
                    decided: back is not null);
                Append(session, id, now, actor, "undone", back, null, machine);
                SqliteAudit.Append(session, now, actor, "tags-undone", id);
                return true;
            },
            cancellationToken);
    }

    public Task<bool> TranslateAsync(string id, IReadOnlyDictionary<string, string> english, IReadOnlyList<string> places, string actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(
            session =>
            {
                if (MachineTags.Read(session, id) is not { } machine || !places.Contains(machine.Place))
                {
                    return false;
                }

                foreach (var (question, text) in english)
                {
                    session.Execute("DELETE FROM translations WHERE feedback = ?1 AND question = ?2", id, question);
                    if (text.Length > 0)
                    {
                        session.Execute(
                            """
                            INSERT INTO translations (feedback, question, text, at, actor)
                            SELECT ?1, ?2, ?3, ?4, ?5 WHERE EXISTS (SELECT 1 FROM words WHERE number = (SELECT sequence FROM feedback WHERE id = ?1) AND question = ?2)
                            """,
                            id,
                            question,
                            text,
                            SqliteTime.Of(now),
                            actor);
                    }
                }

                SqliteAudit.Append(session, now, actor, "translated", id);
                SqliteQueue.Put(session, Queues.FeedbackIn, ids.Next("m_"), envelopes.Seal(new FeedbackReceived(id)), id, now);
                return true;
            },
            cancellationToken);
    }

    /// <summary>Old counts go and new ones come with the tags, in one transaction.</summary>
    private static void Put(SqliteSession session, string id, CountedFeedback before, IReadOnlyList<ScoredTheme> themes, string sentiment, double score, bool decided)
    {
        before.AddTo(session, -1);
        session.Execute("DELETE FROM themes WHERE feedback = ?1", id);
        foreach (var theme in themes)
        {
            session.Execute("INSERT INTO themes (feedback, theme, score, place, received) VALUES (?1, ?2, ?3, ?4, ?5)", id, theme.Id, theme.Score, before.Place, before.Received);
        }

        session.Execute("UPDATE feedback SET sentiment = ?2, sentiment_score = ?3 WHERE id = ?1", id, sentiment, score);
        session.Execute("UPDATE machine_tags SET checked = ?2 WHERE feedback = ?1", id, decided);
        (before with { Sentiment = sentiment, Themes = [.. themes.Select(theme => theme.Id)] }).AddTo(session, +1);
    }

    private static void Append(SqliteSession session, string id, DateTimeOffset now, string actor, string kind, SqliteDecision? decision, string? reason, MachineTags machine)
    {
        session.Execute(
            """
            INSERT INTO checks (feedback, at, actor, kind, themes, sentiment, reason, machine_themes, machine_sentiment, place, sampled)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
            """,
            id,
            SqliteTime.Of(now),
            actor,
            kind,
            decision is null ? null : TagsJson.Of(decision.Themes),
            decision?.Sentiment,
            reason,
            TagsJson.Of([.. machine.Themes.Select(theme => theme.Id)]),
            machine.Sentiment,
            machine.Place,
            machine.Sampled);
        SqliteLearnedModels.Count(session);
    }

    /// <summary>Codes only: <c>+food -staff tone:negative</c>.</summary>
    private static string? Difference(CountedFeedback before, SqliteDecision after)
    {
        List<string> parts = [.. after.Themes.Except(before.Themes).Select(theme => $"+{theme}"), .. before.Themes.Except(after.Themes).Select(theme => $"-{theme}")];
        if (before.Sentiment != after.Sentiment)
        {
            parts.Add($"tone:{after.Sentiment}");
        }

        return parts.Count == 0 ? null : string.Join(' ', parts);
    }

    private static List<Check> Checks(SqliteSession session, string id)
        => session.Query(
            "SELECT at, actor, kind, themes, sentiment, reason FROM checks WHERE feedback = ?1 ORDER BY number",
            row => new Check(
                SqliteTime.From(row.GetInt64(0)),
                row.GetString(1),
                row.GetString(2),
                row.IsDBNull(3) ? null : TagsJson.Texts(row.GetString(3)),
                row.IsDBNull(4) ? null : Code.Parse<Sentiment>(row.GetString(4)),
                row.IsDBNull(5) ? null : row.GetString(5)),
            id);

    private static Dictionary<string, string> English(SqliteSession session, string id)
        => session.Query(
            "SELECT question, redacted FROM translations WHERE feedback = ?1 AND redacted IS NOT NULL ORDER BY question",
            row => (Question: row.GetString(0), Text: row.GetString(1)),
            id).ToDictionary(pair => pair.Question, pair => pair.Text);
}
