using System.Text.Json;
using FeedbackPipeline.Storing;
using FeedbackPipeline.Storing.Cosmos;
using FeedbackPipeline.Storing.Cosmos.Measuring;
using FeedbackPipeline.Storing.Cosmos.Projecting;
using FeedbackPipeline.Storing.Sqlite;
using FeedbackPipeline.Tests.Collecting;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Tests.Infrastructure.CosmosDouble;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Tests.Measuring.Projecting;

/// <param name="Body">The observation itself.</param>
internal sealed record MeasuredRow(string Scope, long Sequence, int Epoch, string? Person, string? Feedback, int Reference, string Body);

/// <summary>What really is kept of what was measured, in whichever store.</summary>
internal static class MeasuredStore
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static bool IsOnCosmos(this PipelineApp app) => app.Get<IOptions<StoringOptions>>().Value.Store == StoreKind.Cosmos;

    /// <summary>By scope and sequence.</summary>
    public static async Task<List<MeasuredRow>> ObservationsAsync(this PipelineApp app)
        => app.IsOnCosmos()
            ? [.. (await app.LedgersAsync<ObservationsDocument>("obs"))
                .SelectMany(page => page.Observations.Select(known => new MeasuredRow(page.Pk, known.Sequence, known.Observation.Epoch, known.Person, known.Feedback, known.Reference, JsonSerializer.Serialize(known.Observation))))
                .OrderBy(row => row.Scope, StringComparer.Ordinal).ThenBy(row => row.Sequence)]
            : await app.Get<SqliteReader>().ReadAsync(
                session => session.Query(
                    "SELECT scope, sequence, epoch, person, feedback, reference, body FROM observations ORDER BY scope, sequence",
                    row => new MeasuredRow(row.GetString(0), row.GetInt64(1), row.GetInt32(2), row.IsDBNull(3) ? null : row.GetString(3), row.IsDBNull(4) ? null : row.GetString(4), row.GetInt32(5), row.GetString(6))),
                Stop);

    /// <summary>Who is marked as counted.</summary>
    public static async Task<List<(int Epoch, string Person)>> SeenAsync(this PipelineApp app)
        => app.IsOnCosmos()
            ? [.. (await app.LedgersAsync<SeenDocument>("seen")).SelectMany(seen => seen.Markers.Select(_ => (seen.Epoch, seen.Person)))]
            : await app.Get<SqliteReader>().ReadAsync(session => session.Query("SELECT epoch, person FROM seen", row => (row.GetInt32(0), row.GetString(1))), Stop);

    public static async Task<int> ScopesAsync(this PipelineApp app)
        => app.IsOnCosmos() ? (await app.LedgersAsync<ScopeDocument>("scope")).Count : (int)await app.NumberAsync("SELECT count(*) FROM scopes");

    /// <summary>Parts of the chance of a false alert by scope, of all epochs.</summary>
    public static async Task<List<(string Scope, double Alpha)>> AlphasAsync(this PipelineApp app)
        => app.IsOnCosmos()
            ? [.. (await app.LedgersAsync<AlphasDocument>("alphas")).SelectMany(alphas => alphas.Parts.Select(part => (part.Key, part.Value)))]
            : await app.Get<SqliteReader>().ReadAsync(session => session.Query("SELECT scope, alpha FROM alphas", row => (row.GetString(0), row.GetDouble(1))), Stop);

    /// <summary>What alerting was told, by scope.</summary>
    public static async Task<List<(string Scope, string Body)>> ToldAsync(this PipelineApp app)
        => app.IsOnCosmos()
            ? [.. (await app.LedgersAsync<SignalDocument>("signal")).OrderBy(signal => signal.Scope, StringComparer.Ordinal).ThenBy(signal => signal.Number).Select(signal => (signal.Scope, signal.Body))]
            : await app.Get<SqliteReader>().ReadAsync(session => session.Query("SELECT scope, body FROM signals ORDER BY scope, number", row => (row.GetString(0), row.GetString(1))), Stop);

    /// <summary>Everybody who is or was on the register: token, place, what is known, whether they left.</summary>
    public static async Task<List<(string Token, string Place, string About, bool Left)>> RegisterAsync(this PipelineApp app)
        => app.IsOnCosmos()
            ? [.. (await app.Get<CosmosAccount>().Books.QueryAsync<PersonDocument>(null, "SELECT * FROM c WHERE c.type = 'person'", Stop)).Select(person => (
                person.Token,
                person.Place,
                JsonSerializer.Serialize(person.About.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(pair => pair.Key, pair => string.Join(';', pair.Value))),
                person.Left is not null))]
            : await app.Get<SqliteReader>().ReadAsync(
                session => session.Query("SELECT count_token, place, about, left_at IS NOT NULL FROM register", row => (row.GetString(0), row.GetString(1), row.GetString(2), row.GetBoolean(3))),
                Stop);

    public static async Task<string> RespondentAsync(this PipelineApp app, string feedback)
        => app.IsOnCosmos()
            ? (await app.Get<CosmosAccount>().Items.FindAsync<FeedbackDocument>(feedback, feedback, Stop))!.Document.Respondent!
            : (await app.TextsAsync($"SELECT respondent FROM feedback WHERE id = '{feedback}'")).Single();

    /// <summary>Ids of feedback in the order of the feed.</summary>
    public static async Task<List<string>> FeedAsync(this PipelineApp app)
        => app.IsOnCosmos()
            ? [.. (await app.LedgersAsync<EntryDocument>("entry")).Where(entry => entry.N is not null).OrderBy(entry => entry.N).Select(entry => entry.Feedback)]
            : await app.TextsAsync("SELECT id FROM feedback ORDER BY changed");

    /// <summary>All that is kept of what was measured and told, as text.</summary>
    public static async Task<List<string>> MeasuredTextsAsync(this PipelineApp app)
        => app.IsOnCosmos()
            ? [.. app.Get<CosmosGateway>().Documents(CosmosContainers.Ledgers).Concat(app.Get<CosmosGateway>().Documents(CosmosContainers.Books).Where(document => (string?)document["type"] is "alert" or "signal"))
                .Select(document => document.ToJsonString())]
            : await app.TextsAsync(
                """
                SELECT coalesce(person, '') || ' ' || coalesce(feedback, '') || ' ' || body FROM observations
                UNION ALL SELECT person FROM seen UNION ALL SELECT state FROM scopes UNION ALL SELECT body FROM signals UNION ALL SELECT body FROM alerts
                """);

    /// <summary>Forgets all that was measured, so that the feed can be worked anew.</summary>
    public static async Task ForgetMeasuresAsync(this PipelineApp app)
    {
        if (!app.IsOnCosmos())
        {
            foreach (var table in (string[])["observations", "seen", "scopes", "alphas", "signals", "ledger_days", "publications"])
            {
                await app.Get<SqliteWriter>().WriteAsync(session => session.Execute($"DELETE FROM {table}"), Stop);
            }

            return;
        }

        foreach (var document in app.Get<CosmosGateway>().Documents(CosmosContainers.Ledgers).Where(document => (string?)document["type"] is "obs" or "seen" or "scope" or "alphas" or "signal" or "publication").ToList())
        {
            await app.Get<CosmosAccount>().Ledgers.DeleteAsync((string)document["pk"]!, (string)document["id"]!, Stop);
        }
    }

    /// <summary>Puts one person into the register and gives them an invitation.</summary>
    public static Task InviteAsync(this PipelineApp app, string code, params (string Dimension, string Category)[] about)
    {
        var known = about.ToDictionary(answer => answer.Dimension, answer => answer.Category);
        return app.IsOnCosmos()
            ? app.Get<CosmosAccount>().Books.PutAsync(
                new PersonDocument("p_card", "organisation", known.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)[pair.Value]), app.Time.GetUtcNow(), null, app.Get<FeedbackPipeline.Securing.Pseudonyms>().TokenHash("invitation", code))
                {
                    Pk = RegisterPartition.Pk,
                    Id = PersonDocument.IdOf("p_card"),
                },
                Stop)
            : app.AddInvitationAsync(code, JsonSerializer.Serialize(known));
    }

    private static Task<List<T>> LedgersAsync<T>(this PipelineApp app, string type)
        => app.Get<CosmosAccount>().Ledgers.QueryAsync<T>(null, "SELECT * FROM c WHERE c.type = @type", Stop, ("@type", type));
}
