using FeedbackPipeline.Reviewing.Checking;
using FeedbackPipeline.Storing.Sqlite.Tagging;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Sqlite.Reviewing;

public sealed class SqliteCheckQueue(SqliteReader reader) : ICheckQueue
{
    internal const string Doubtful =
        "SELECT feedback, surety, themes FROM machine_tags INDEXED BY machine_tags_doubtful WHERE place = ?1 AND checked = 0 AND themed = 1 ORDER BY surety, feedback LIMIT ?2";

    internal const string Sample =
        """
        SELECT feedback, surety, themes, received FROM machine_tags INDEXED BY machine_tags_sample
        WHERE place = ?1 AND checked = 0 AND themed = 1 AND sampled = 1 ORDER BY received, feedback LIMIT ?2
        """;

    internal const string OfTheme =
        """
        SELECT machine_tags.feedback, surety, machine_tags.themes FROM themes CROSS JOIN machine_tags ON machine_tags.feedback = themes.feedback
        WHERE theme = ?2 AND themes.place = ?1 AND checked = 0 AND themed = 1 ORDER BY themes.received DESC, themes.feedback DESC LIMIT ?3
        """;

    internal const string Counts =
        """
        SELECT
          (SELECT count(*) FROM (SELECT 1 FROM machine_tags INDEXED BY machine_tags_doubtful WHERE place IN (SELECT value FROM json_each(?1)) AND checked = 0 AND themed = 1 LIMIT ?2)),
          (SELECT count(*) FROM (SELECT 1 FROM machine_tags INDEXED BY machine_tags_sample WHERE place IN (SELECT value FROM json_each(?1)) AND checked = 0 AND themed = 1 AND sampled = 1 LIMIT ?2)),
          (SELECT count(*) FROM (SELECT 1 FROM machine_tags INDEXED BY machine_tags_unthemed WHERE place IN (SELECT value FROM json_each(?1)) AND themed = 0 LIMIT ?2))
        """;

    internal const string Checked =
        """
        SELECT feedback, (SELECT channel FROM feedback WHERE id = checks.feedback), themes, sentiment,
          (SELECT machine_themes FROM checks AS first WHERE first.feedback = checks.feedback ORDER BY number LIMIT 1),
          (SELECT machine_sentiment FROM checks AS first WHERE first.feedback = checks.feedback ORDER BY number LIMIT 1)
        FROM checks INDEXED BY checks_sample
        WHERE place = ?1 AND sampled = 1 AND themes IS NOT NULL AND number = (SELECT max(number) FROM checks AS newest WHERE newest.feedback = checks.feedback)
        ORDER BY number DESC LIMIT ?2
        """;

    private const int OfEachTheme = 5;

    public Task<IReadOnlyList<Unchecked>> DoubtfulAsync(IReadOnlyList<string> places, IReadOnlyList<string> themes, int most, CancellationToken cancellationToken)
        => reader.ReadAsync<IReadOnlyList<Unchecked>>(
            session =>
            [
                .. places.SelectMany(place => session.Query(Doubtful, Row, place, most)).OrderBy(item => item.Surety).ThenBy(item => item.Id, StringComparer.Ordinal).Take(most),
                .. places.SelectMany(place => themes.SelectMany(theme => session.Query(OfTheme, Row, place, theme, OfEachTheme))),
            ],
            cancellationToken);

    public Task<IReadOnlyList<Unchecked>> SampleAsync(IReadOnlyList<string> places, int most, CancellationToken cancellationToken)
        => reader.ReadAsync<IReadOnlyList<Unchecked>>(
            session => [.. places.SelectMany(place => session.Query(Sample, row => (Item: Row(row), Received: row.GetInt64(3)), place, most)).OrderBy(pair => pair.Received).ThenBy(pair => pair.Item.Id, StringComparer.Ordinal).Select(pair => pair.Item).Take(most)],
            cancellationToken);

    public Task<CheckCounts> CountAsync(IReadOnlyList<string> places, int most, CancellationToken cancellationToken)
    {
        var list = PlaceList.Json(places);
        return reader.ReadAsync(session => session.First(Counts, row => new CheckCounts(row.GetInt32(0), row.GetInt32(1), row.GetInt32(2)), list, most)!, cancellationToken);
    }

    public Task<IReadOnlyList<SampledCheck>> CheckedSampleAsync(IReadOnlyList<string> places, int most, CancellationToken cancellationToken)
        => reader.ReadAsync<IReadOnlyList<SampledCheck>>(
            session => [.. places.SelectMany(place => session.Query(Checked, row => OfRow(session, row), place, most))],
            cancellationToken);

    private static SampledCheck OfRow(SqliteSession session, SqliteRow row)
    {
        var groups = session.Query("SELECT dimension, value FROM about WHERE number = (SELECT sequence FROM feedback WHERE id = ?1) AND answered = 1", about => (about.GetString(0), about.GetString(1)), row.GetString(0));
        return new(
            Code.Parse<Channel>(row.GetString(1)),
            groups,
            TagsJson.Texts(row.GetString(4)),
            Code.Parse<Sentiment>(row.GetString(5)),
            TagsJson.Texts(row.GetString(2)),
            Code.Parse<Sentiment>(row.GetString(3)));
    }

    private static Unchecked Row(SqliteRow row) => new(row.GetString(0), row.GetDouble(1), [.. TagsJson.Scored(row.GetString(2)).Select(theme => theme.Id)]);
}
