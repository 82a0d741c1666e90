using FeedbackPipeline.Collecting.Inviting;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Storing.Sqlite.Measuring;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Sqlite.Collecting;

public sealed class SqliteInvitationBook(SqliteReader reader, Pseudonyms pseudonyms) : IInvitationBook
{
    public Task<Invitation?> FindAsync(string code, CancellationToken cancellationToken)
    {
        // A code may be typed from a card: small letters, dashes and spaces do not matter.
        var hash = pseudonyms.TokenHash(InvitationCode.Purpose, InvitationCode.Parse(code) ?? code);
        return reader.ReadAsync(
            session => session.First(
                """
                SELECT register.count_token, register.place, register.about FROM invitations JOIN register USING (count_token)
                WHERE code_hash = ?1 AND withdrawn IS NULL AND left_at IS NULL
                """,
                row => new Invitation(row.GetString(0), row.GetString(1), SqliteRegisterAbout.Answers(row.GetString(2))),
                hash),
            cancellationToken);
    }
}
