using System.Globalization;
using FeedbackPipeline.Storing.Sqlite.Tagging;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Storing.Sqlite;

/// <summary>The place tree. A new database has the organisation alone.</summary>
public sealed class SqlitePlaceBook(SqliteReader reader, SqliteWriter writer, IOptions<OrganisationOptions> organisation, TimeProvider time) : IPlaceBook
{
    private const string Root = "organisation";

    /// <summary>Places change by the operator's commands alone.</summary>
    private const string Operator = "operator";

    public async Task<PlaceTree> ReadAsync(CancellationToken cancellationToken)
    {
        var places = await reader.ReadAsync(Read, cancellationToken);
        if (places.Count == 0)
        {
            places = await writer.WriteAsync(
                session =>
                {
                    session.Execute("INSERT OR IGNORE INTO places (id, kind, name) VALUES (?1, 'organisation', ?2)", Root, organisation.Value.Name);
                    return Read(session);
                },
                cancellationToken);
        }

        return new(places);
    }

    public Task SaveAsync(Place place, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(
            session =>
            {
                var before = Read(session);
                _ = new PlaceTree([.. before.Where(other => other.Id != place.Id), place]);
                var moves = before.Exists(known => known.Id == place.Id && known.Parent != place.Parent);
                if (moves)
                {
                    CountedPlace.AddToAbove(session, place.Id, -1);
                }

                session.Execute(
                    """
                    INSERT INTO places (id, parent, kind, name, starts, ends) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                    ON CONFLICT (id) DO UPDATE SET parent = excluded.parent, kind = excluded.kind, name = excluded.name, starts = excluded.starts, ends = excluded.ends
                    """,
                    place.Id,
                    place.Parent,
                    Code.Of(place.Kind),
                    place.Name,
                    place.Starts?.ToString("O", CultureInfo.InvariantCulture),
                    place.Ends?.ToString("O", CultureInfo.InvariantCulture));
                if (moves)
                {
                    CountedPlace.AddToAbove(session, place.Id, +1);
                }

                SqliteAudit.Append(session, now, Operator, "place-saved", place.Id);
            },
            cancellationToken);
    }

    private static List<Place> Read(SqliteSession session)
        => session.Query(
            "SELECT id, parent, kind, name, starts, ends FROM places ORDER BY id",
            row => new Place(row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1), Code.Parse<PlaceKind>(row.GetString(2)), row.GetString(3), Day(row, 4), Day(row, 5)));

    private static DateOnly? Day(SqliteRow row, int column)
        => row.IsDBNull(column) ? null : DateOnly.ParseExact(row.GetString(column), "O", CultureInfo.InvariantCulture);
}
