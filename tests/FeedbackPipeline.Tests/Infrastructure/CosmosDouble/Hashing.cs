using System.Text;
using System.Text.Json.Nodes;
using FeedbackPipeline.Tests.Infrastructure.CosmosDouble.Querying;

namespace FeedbackPipeline.Tests.Infrastructure.CosmosDouble;

/// <summary>Hash partitioning, version 2, as the service and the SDK define it: MurmurHash3 (x64, 128 bits, seed 0) with the two highest bits cleared.</summary>
internal static class Hashing
{
    private const ulong First = 0x87c37b91114253d5UL;
    private const ulong Second = 0x4cf5ad432745937fUL;

    /// <summary>The effective partition key, in which physical ranges are bounded.</summary>
    /// <param name="partitionKey">A JSON array with one value a path.</param>
    public static string EffectiveKey(string partitionKey)
    {
        var text = new StringBuilder();
        foreach (var value in JsonNode.Parse(partitionKey)!.AsArray())
        {
            var hash = Murmur(Bytes(value));
            Array.Reverse(hash);
            hash[0] &= 0x3F;
            text.Append(Convert.ToHexString(hash));
        }

        return text.ToString();
    }

    public static string Bound(int range, int ranges) => range == 0 ? "" : range == ranges ? "FF" : (0x40 * range / ranges).ToString("X2", null) + new string('0', 30);

    public static int RangeOf(string effectiveKey, int ranges)
    {
        var range = ranges - 1;
        while (range > 0 && string.CompareOrdinal(effectiveKey, Bound(range, ranges)) < 0)
        {
            range--;
        }

        return range;
    }

    private static byte[] Bytes(JsonNode? value) => Values.From(value) switch
    {
        null => [1],
        false => [2],
        true => [3],
        double number => [5, .. BitConverter.GetBytes(number)],
        string text => [8, .. Encoding.UTF8.GetBytes(text), 0xFF],
        _ => [0],
    };

    private static byte[] Murmur(byte[] key)
    {
        ulong one = 0, two = 0;
        var blocks = key.Length / 16;
        for (var block = 0; block < blocks; block++)
        {
            one = (Rotate((one ^ MixFirst(BitConverter.ToUInt64(key, block * 16))), 27) + two) * 5 + 0x52dce729;
            two = (Rotate((two ^ MixSecond(BitConverter.ToUInt64(key, (block * 16) + 8))), 31) + one) * 5 + 0x38495ab5;
        }

        var tail = new byte[16];
        key.AsSpan(blocks * 16).CopyTo(tail);
        two ^= MixSecond(BitConverter.ToUInt64(tail, 8));
        one ^= MixFirst(BitConverter.ToUInt64(tail, 0));
        one ^= (ulong)key.Length;
        two ^= (ulong)key.Length;
        one += two;
        two += one;
        one = Finish(one);
        two = Finish(two);
        one += two;
        two += one;
        return [.. BitConverter.GetBytes(one), .. BitConverter.GetBytes(two)];
    }

    private static ulong MixFirst(ulong bits) => Rotate(bits * First, 31) * Second;

    private static ulong MixSecond(ulong bits) => Rotate(bits * Second, 33) * First;

    private static ulong Rotate(ulong bits, int by) => (bits << by) | (bits >> (64 - by));

    private static ulong Finish(ulong bits)
    {
        bits = (bits ^ (bits >> 33)) * 0xff51afd7ed558ccdUL;
        bits = (bits ^ (bits >> 33)) * 0xc4ceb9fe1a85ec53UL;
        return bits ^ (bits >> 33);
    }
}
