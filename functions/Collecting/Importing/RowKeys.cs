using System.Security.Cryptography;
using System.Text;

namespace FeedbackPipeline.Collecting.Importing;

/// <summary>
/// Keys for rows that bring none of their own: from the file's name, the row's content and how often that content came before. So a second run of the same
/// file finds every row again, and "Good" said twice stays said twice.
/// </summary>
internal sealed class RowKeys(string file)
{
    private readonly Dictionary<UInt128, int> seen = [];

    public string Next(IEnumerable<string> fields)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{file}\n{string.Join('\u001f', fields)}"));
        var content = System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash);
        var occurrence = seen[content] = seen.GetValueOrDefault(content) + 1;
        return $"{Convert.ToHexStringLower(hash)}#{occurrence}";
    }
}
