using FeedbackPipeline.Storing.Sqlite;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Collecting;

/// <summary>What really is in the database.</summary>
internal static class Store
{
    public static Task<long> FeedbackCountAsync(this PipelineApp app) => app.NumberAsync("SELECT count(*) FROM feedback");

    public static Task<long> WaitingAsync(this PipelineApp app) => app.NumberAsync("SELECT count(*) FROM queue");

    public static Task<long> DraftCountAsync(this PipelineApp app) => app.NumberAsync("SELECT count(*) FROM drafts");

    public static Task<long> NumberAsync(this PipelineApp app, string sql)
        => app.Get<SqliteReader>().ReadAsync(session => session.First(sql, row => row.GetInt64(0)), TestContext.Current.CancellationToken);

    public static Task<List<string>> TextsAsync(this PipelineApp app, string sql)
        => app.Get<SqliteReader>().ReadAsync(session => session.Query(sql, row => row.IsDBNull(0) ? "" : row.GetString(0)), TestContext.Current.CancellationToken);

    public static Task<List<string>> WordsAsync(this PipelineApp app) => app.TextsAsync("SELECT question || ': ' || text FROM words ORDER BY feedback, question");

    public static Task<List<string>> AboutAsync(this PipelineApp app)
        => app.TextsAsync("SELECT dimension || '=' || value || ' (' || answered || ', ' || supplied_by || ')' FROM about ORDER BY feedback, dimension, value");

    public static async Task AddPlaceAsync(this PipelineApp app, string id)
    {
        var book = app.Get<IPlaceBook>();
        await book.ReadAsync(TestContext.Current.CancellationToken);
        await book.SaveAsync(new Place(id, "organisation", PlaceKind.Service, id), TestContext.Current.CancellationToken);
    }

    /// <summary>Puts one person into the register and gives them an invitation.</summary>
    public static Task AddInvitationAsync(this PipelineApp app, string code, string aboutJson)
    {
        var hash = app.Get<FeedbackPipeline.Securing.Pseudonyms>().TokenHash("invitation", code);
        return app.Get<SqliteWriter>().WriteAsync(
            session =>
            {
                session.Execute("INSERT INTO register (count_token, place, about, added) VALUES ('p_card', 'organisation', ?1, 0)", aboutJson);
                session.Execute("INSERT INTO invitations (code_hash, count_token, made) VALUES (?1, 'p_card', 0)", hash);
            },
            TestContext.Current.CancellationToken);
    }
}
