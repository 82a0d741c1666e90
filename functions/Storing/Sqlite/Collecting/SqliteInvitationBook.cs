using System.Text.Json;
using System.Text.Json.Serialization;
using FeedbackPipeline.Collecting.Inviting;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Sqlite.Collecting;

public sealed partial class SqliteInvitationBook(SqliteReader reader, Pseudonyms pseudonyms) : IInvitationBook
{
    public Task<Invitation?> FindAsync(string code, CancellationToken cancellationToken)
    {
        var hash = pseudonyms.TokenHash("invitation", code);
        return reader.ReadAsync(
            session => session.First(
                """
                SELECT register.count_token, register.place, register.about FROM invitations JOIN register USING (count_token)
                WHERE code_hash = ?1 AND withdrawn IS NULL AND left_at IS NULL
                """,
                row => new Invitation(row.GetString(0), row.GetString(1), About(row.GetString(2))),
                hash),
            cancellationToken);
    }

    private static List<AboutAnswer> About(string json)
        => [.. JsonSerializer.Deserialize(json, RegisterJson.Default.DictionaryStringString)!.Select(pair => new AboutAnswer(pair.Key, pair.Value, null, SuppliedBy.Register))];

    [JsonSerializable(typeof(Dictionary<string, string>))]
    private sealed partial class RegisterJson : JsonSerializerContext;
}
