using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace FeedbackPipeline.Tagging;

/// <summary>Draws the lot for one feedback: always the same for the same id, and blind to what it says.</summary>
public static class DrawSample
{
    /// <param name="share">From 0 (none) to 1 (all).</param>
    public static bool Has(string feedbackId, double share)
        => BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(feedbackId))) < share * (1.0 + uint.MaxValue);
}
