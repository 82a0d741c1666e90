using System.Security.Cryptography;
using FeedbackPipeline.Securing;

namespace FeedbackPipeline.Storing.Sqlite;

/// <summary>
/// Ties the database to the keys it was made with. With other keys the same words would get other receipts and the same people other count tokens, and everybody
/// would count twice without anyone noticing.
/// </summary>
internal static class SqliteKeyFingerprints
{
    private static readonly KeyPurpose[] Tied = [KeyPurpose.Identity, KeyPurpose.Sealing];

    /// <exception cref="InvalidDataException">A key of this database is missing or is another one, or the identity key was replaced.</exception>
    public static void Check(SqliteSession session, KeyRing keys)
    {
        foreach (var purpose in Tied)
        {
            var name = purpose.ToString().ToLowerInvariant();
            var known = session.Query("SELECT version, fingerprint FROM key_fingerprints WHERE purpose = ?1", row => (Version: row.GetInt32(0), Fingerprint: row.GetString(1)), name);
            var present = keys.All(purpose).Select(key => (key.Version, Fingerprint: Fingerprint(key))).ToList();
            var added = present.Except(known).ToList();
            if (known.Except(present).Any() || (purpose == KeyPurpose.Identity && known.Count > 0 && added.Count > 0))
            {
                throw new InvalidDataException($"keys/{name}: this is not the key the database was made with. Put the keys folder of this installation back from its backup; nothing was changed.");
            }

            foreach (var (version, fingerprint) in added)
            {
                session.Execute("INSERT INTO key_fingerprints (purpose, version, fingerprint) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING", name, version, fingerprint);
            }
        }
    }

    /// <summary>64 bits of a hash: enough to tell keys apart, useless for finding one.</summary>
    private static string Fingerprint(Key key) => Convert.ToHexStringLower(SHA256.HashData(key.Bytes).AsSpan(0, 8));
}
