using FeedbackPipeline.Tagging;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Sqlite.Tagging;

/// <summary>What the tagger said of one feedback, whatever a person decided.</summary>
internal sealed record MachineTags(
    IReadOnlyList<ScoredTheme> Themes,
    string Sentiment,
    double SentimentScore,
    double Surety,
    string Place,
    bool Sampled,
    bool Themed,
    bool Checked)
{
    public static MachineTags? Read(SqliteSession session, string feedbackId)
        => session.First(
            "SELECT themes, sentiment, sentiment_score, surety, place, sampled, themed, checked FROM machine_tags WHERE feedback = ?1",
            row => new MachineTags(
                TagsJson.Scored(row.GetString(0)),
                row.GetString(1),
                row.GetDouble(2),
                row.GetDouble(3),
                row.GetString(4),
                row.GetBoolean(5),
                row.GetBoolean(6),
                row.GetBoolean(7)),
            feedbackId);

    /// <param name="decided">True where a person's decision counts instead.</param>
    public static void Write(SqliteSession session, TaggedFeedback tagged, CountedFeedback counted, bool decided)
        => session.Execute(
            """
            INSERT INTO machine_tags (feedback, themes, sentiment, sentiment_score, surety, place, received, sampled, themed, checked)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            ON CONFLICT (feedback) DO UPDATE SET themes = excluded.themes, sentiment = excluded.sentiment, sentiment_score = excluded.sentiment_score,
              surety = excluded.surety, themed = excluded.themed, checked = excluded.checked
            """,
            tagged.Id,
            TagsJson.Of(tagged.Themes),
            Code.Of(tagged.Sentiment.Label),
            tagged.Sentiment.Score,
            tagged.Surety,
            counted.Place,
            counted.Received,
            tagged.Sampled,
            !tagged.NotThemed,
            decided);
}
