using FeedbackPipeline.Reviewing.Emerging;
using FeedbackPipeline.Reviewing.Reading;
using FeedbackPipeline.Storing.Sqlite.Tagging;
using FeedbackPipeline.Tagging.Topics;

namespace FeedbackPipeline.Storing.Sqlite.Reviewing;

public sealed class SqliteTermCounts(SqliteReader reader, SqliteWriter writer) : ITermCounts, ITermBook
{
    internal const string Terms =
        "SELECT term, sum(n) FROM term_counts WHERE place IN (SELECT value FROM json_each(?1)) AND month BETWEEN ?2 AND ?3 GROUP BY term";

    internal const string OfGroup =
        """
        SELECT terms FROM about INDEXED BY about_group CROSS JOIN feedback ON sequence = number CROSS JOIN feedback_terms ON feedback_terms.feedback = id
        WHERE dimension = ?4 AND value = ?5 AND answered = 1 AND feedback_terms.place IN (SELECT value FROM json_each(?1)) AND month BETWEEN ?2 AND ?3 LIMIT ?6
        """;

    internal const string QuotesOfAll =
        """
        SELECT id, coalesce(respondent, id) FROM (
          SELECT feedback, terms FROM feedback_terms INDEXED BY feedback_terms_month
          WHERE place IN (SELECT value FROM json_each(?1)) AND month BETWEEN ?2 AND ?3 LIMIT 20000) AS worded
        CROSS JOIN feedback ON id = worded.feedback WHERE instr(terms, ?4) > 0 ORDER BY received DESC, id DESC LIMIT ?5
        """;

    internal const string QuotesOfGroup =
        """
        SELECT id, coalesce(respondent, id) FROM about INDEXED BY about_group CROSS JOIN feedback ON sequence = number CROSS JOIN feedback_terms ON feedback_terms.feedback = id
        WHERE dimension = ?6 AND value = ?7 AND answered = 1 AND feedback_terms.place IN (SELECT value FROM json_each(?1)) AND month BETWEEN ?2 AND ?3
          AND instr(terms, ?4) > 0 ORDER BY feedback.received DESC, id DESC LIMIT ?5
        """;

    /// <summary>Every counted comment is counted once under this word, which no comment can hold.</summary>
    internal const string Comments = "";

    public Task<TermCounts> ReadAsync(IReadOnlyList<string> places, string from, string to, CancellationToken cancellationToken)
    {
        var list = PlaceList.Json(places);
        return reader.ReadAsync(
            session =>
            {
                var counts = session.Query(Terms, row => KeyValuePair.Create(row.GetString(0), row.GetInt32(1)), list, from, to).ToDictionary(StringComparer.Ordinal);
                counts.Remove(Comments, out var comments);
                return new TermCounts(comments, counts);
            },
            cancellationToken);
    }

    public Task<TermCounts?> OfGroupAsync(IReadOnlyList<string> places, string dimension, string category, string from, string to, int most, CancellationToken cancellationToken)
    {
        var list = PlaceList.Json(places);
        return reader.ReadAsync(
            session =>
            {
                var comments = session.Query(OfGroup, row => TagsJson.Texts(row.GetString(0)), list, from, to, dimension, category, most + 1);
                return comments.Count > most ? null : new TermCounts(comments.Count, comments.SelectMany(terms => terms.Where(term => term.Length > 0)).CountBy(term => term).ToDictionary(StringComparer.Ordinal));
            },
            cancellationToken);
    }

    public Task<TermVoices> VoicesAsync(IReadOnlyList<string> places, string term, (string Dimension, string Category)? group, string from, string to, int most, CancellationToken cancellationToken)
    {
        var (list, quoted) = (PlaceList.Json(places), TagsJson.Of([term])[1..^1]);
        return reader.ReadAsync(
            session =>
            {
                var mentions = group is { } of
                    ? session.Query(QuotesOfGroup, row => (Id: row.GetString(0), Person: row.GetString(1)), list, from, to, quoted, TermVoices.MostMentions, of.Dimension, of.Category)
                    : session.Query(QuotesOfAll, row => (Id: row.GetString(0), Person: row.GetString(1)), list, from, to, quoted, TermVoices.MostMentions);
                var people = mentions.DistinctBy(mention => mention.Person).ToList();
                return new TermVoices(people.Count, [.. people.Take(most).Select(mention => SqliteListed.Read(session, mention.Id)).OfType<ListedFeedback>()]);
            },
            cancellationToken);
    }

    public Task DropBeforeAsync(string month, CancellationToken cancellationToken)
        => writer.WriteAsync(session => session.Execute("DELETE FROM term_counts WHERE month < ?1", month), cancellationToken);
}
