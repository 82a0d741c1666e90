using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FeedbackPipeline.Tagging.Reading;

/// <summary>What is known of words, by their spelling. A small filter in front turns most unknown words away before the table is asked.</summary>
internal sealed class SpellingIndex
{
    private const int FilterBits = 16;

    private readonly Dictionary<ulong, int[]> known = [];
    private readonly ulong[] filter = new ulong[(1 << FilterBits) / 64];

    public int Count => known.Count;

    public void Add(ulong spelling, int id)
    {
        ref var ids = ref CollectionsMarshal.GetValueRefOrAddDefault(known, spelling, out _);
        if (ids is null || !ids.Contains(id))
        {
            ids = [.. ids ?? [], id];
            var place = Place(spelling);
            filter[place >> 6] |= 1UL << (place & 63);
        }
    }

    /// <summary>The ids of a spelling; none where it is unknown.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ReadOnlySpan<int> Of(ulong spelling)
    {
        var place = Place(spelling);
        return (filter[place >> 6] & (1UL << (place & 63))) != 0 && known.TryGetValue(spelling, out var ids) ? ids : [];
    }

    private static int Place(ulong spelling) => (int)((spelling * 0xD6E8FEB86659FD93) >> (64 - FilterBits));
}
