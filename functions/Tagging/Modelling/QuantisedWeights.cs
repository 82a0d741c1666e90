using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FeedbackPipeline.Tagging.Modelling;

/// <summary>
/// The weights of several labels as whole numbers from -127 to 127 with one scale for each label: a fourth of the memory, and adding them up needs no
/// multiplication. Labels lie side by side, so that one read of memory serves sixteen of them.
/// </summary>
internal sealed class QuantisedWeights
{
    public const int Most = sbyte.MaxValue;

    private const int Step = 16;
    private const int RowsBeforeOverflow = short.MaxValue / Most;

    private readonly sbyte[] values;
    private readonly float[] scales;

    /// <param name="values">One row for each feature, <see cref="Lanes"/> values in a row.</param>
    /// <param name="scales">What 1 is worth, for each label.</param>
    public QuantisedWeights(sbyte[] values, float[] scales)
    {
        Labels = scales.Length;
        Lanes = LanesFor(Labels);
        this.values = values;
        this.scales = scales;
    }

    public int Labels { get; }

    /// <summary>Labels rounded up to whole steps; the rest is 0.</summary>
    public int Lanes { get; }

    public int Rows => values.Length / Lanes;

    public IReadOnlyList<float> Scales => scales;

    public static int LanesFor(int labels) => (labels + Step - 1) / Step * Step;

    /// <param name="weight">The weight of a row and a label.</param>
    /// <param name="weakest">Smaller whole numbers become 0; they say little and fill the file.</param>
    public static QuantisedWeights Of(int rows, int labels, Func<int, int, float> weight, int weakest = 1)
    {
        var lanes = LanesFor(labels);
        var (values, scales, given) = (new sbyte[rows * lanes], new float[labels], new float[rows * labels]);
        for (var row = 0; row < rows; row++)
        {
            for (var label = 0; label < labels; label++)
            {
                var one = weight(row, label);
                given[(row * labels) + label] = one;
                scales[label] = Math.Max(scales[label], Math.Abs(one));
            }
        }

        for (var label = 0; label < labels; label++)
        {
            scales[label] = scales[label] > 0 ? scales[label] / Most : 1;
        }

        for (var row = 0; row < rows; row++)
        {
            for (var label = 0; label < labels; label++)
            {
                var value = (sbyte)MathF.Round(given[(row * labels) + label] / scales[label]);
                values[(row * lanes) + label] = Math.Abs(value) < weakest ? (sbyte)0 : value;
            }
        }

        return new(values, scales);
    }

    public sbyte Of(int row, int label) => values[(row * Lanes) + label];

    /// <summary>Adds <paramref name="factor"/> times the sum of some rows to each label.</summary>
    /// <param name="sums">One for each lane.</param>
    public void Add(ReadOnlySpan<int> rows, float factor, Span<float> sums)
    {
        for (var start = 0; start < rows.Length; start += RowsBeforeOverflow)
        {
            var some = rows.Slice(start, Math.Min(RowsBeforeOverflow, rows.Length - start));
            var lane = 0;
            for (; lane <= Lanes - (2 * Step); lane += 2 * Step)
            {
                AddTwoSteps(some, lane, factor, sums.Slice(lane, 2 * Step));
            }

            if (lane < Lanes)
            {
                AddStep(some, lane, factor, sums.Slice(lane, Step));
            }
        }
    }

    public void Add(int row, float factor, Span<float> sums)
    {
        var from = values.AsSpan(row * Lanes, Lanes);
        for (var lane = 0; lane < from.Length; lane++)
        {
            sums[lane] += factor * from[lane];
        }
    }

    /// <summary>Turns sums of whole numbers into margins.</summary>
    public void Scale(Span<float> sums)
    {
        for (var label = 0; label < Labels; label++)
        {
            sums[label] *= scales[label];
        }
    }

    private void AddTwoSteps(ReadOnlySpan<int> rows, int lane, float factor, Span<float> sums)
    {
        ref var start = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(values), lane);
        var (lanes, low, high) = (Lanes, Vector256<short>.Zero, Vector256<short>.Zero);
        foreach (var row in rows)
        {
            var (lower, upper) = Vector256.Widen(Vector256.LoadUnsafe(ref start, (nuint)(row * lanes)));
            low += lower;
            high += upper;
        }

        AddTo(sums[..Step], low.GetLower(), low.GetUpper(), factor);
        AddTo(sums[Step..], high.GetLower(), high.GetUpper(), factor);
    }

    private void AddStep(ReadOnlySpan<int> rows, int lane, float factor, Span<float> sums)
    {
        ref var start = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(values), lane);
        var (lanes, low, high) = (Lanes, Vector128<short>.Zero, Vector128<short>.Zero);
        foreach (var row in rows)
        {
            var (lower, upper) = Vector128.Widen(Vector128.LoadUnsafe(ref start, (nuint)(row * lanes)));
            low += lower;
            high += upper;
        }

        AddTo(sums, low, high, factor);
    }

    private static void AddTo(Span<float> sums, Vector128<short> low, Vector128<short> high, float factor)
    {
        AddTo(sums[..(Step / 2)], low, factor);
        AddTo(sums[(Step / 2)..], high, factor);
    }

    private static void AddTo(Span<float> sums, Vector128<short> whole, float factor)
    {
        var (low, high) = Vector128.Widen(whole);
        (Vector128.Create<float>(sums) + (Vector128.ConvertToSingle(low) * factor)).CopyTo(sums);
        var rest = sums[Vector128<float>.Count..];
        (Vector128.Create<float>(rest) + (Vector128.ConvertToSingle(high) * factor)).CopyTo(rest);
    }
}
