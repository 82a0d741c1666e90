using System.Runtime.CompilerServices;

namespace FeedbackPipeline.Tagging.Modelling;

/// <summary>
/// The rows of a model for the runs of letters of a word. Most words of a text were met before, and reading their letters is the dearest part of reading.
/// Not for several threads at once.
/// </summary>
internal sealed class KnownLetters(FeatureTable known)
{
    private const int PlaceBits = 12;
    private const int LongestKept = 32;

    private readonly ulong[] spellings = new ulong[1 << PlaceBits];
    private readonly int[]?[] kept = new int[]?[1 << PlaceBits];

    /// <summary>In the order of the runs; a row may come twice.</summary>
    /// <param name="spelling">Of the letters.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ReadOnlySpan<int> Of(ulong spelling, ReadOnlySpan<char> letters)
    {
        if (letters.Length > LongestKept)
        {
            return Find(letters, new int[ReadFeatures.MostRuns(letters.Length)]);
        }

        var place = (int)((spelling * 0xD6E8FEB86659FD93) >> (64 - PlaceBits));
        if (kept[place] is not { } rows || spellings[place] != spelling)
        {
            (rows, spellings[place]) = (Find(letters, stackalloc int[ReadFeatures.MostRuns(LongestKept)]).ToArray(), spelling);
            kept[place] = rows;
        }

        return rows;
    }

    private Span<int> Find(ReadOnlySpan<char> letters, Span<int> runs)
    {
        var count = 0;
        foreach (var hash in runs[..ReadFeatures.ReadRuns(letters, runs)])
        {
            if (known.Find((uint)hash) is >= 0 and var row)
            {
                runs[count++] = row;
            }
        }

        return runs[..count];
    }
}
