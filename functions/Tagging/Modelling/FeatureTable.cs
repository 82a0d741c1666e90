using System.Numerics;

namespace FeedbackPipeline.Tagging.Modelling;

/// <summary>The features a model knows, by their hash. A feature is its hash: two with the same one (1 in 100,000 here) are taken as one.</summary>
internal sealed class FeatureTable
{
    /// <summary>The logarithm of how many comments there are to one with the feature, plus 1, is kept in steps of this.</summary>
    public const float RarityStep = 1 / 24f;

    private const int FilterBits = 16;

    private readonly uint[] hashes;
    private readonly byte[] rarities;
    private readonly float[] squares;
    private readonly ulong[] entries;
    private readonly ulong[] filter;
    private readonly int mask;

    /// <param name="hashes">In ascending order; the position is the row.</param>
    /// <param name="rarities">For each row, its rarity in steps of <see cref="RarityStep"/>.</param>
    public FeatureTable(uint[] hashes, byte[] rarities)
    {
        (this.hashes, this.rarities) = (hashes, rarities);
        squares = [.. rarities.Select(rarity => rarity * rarity * RarityStep * RarityStep)];
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, hashes.Length * 2));
        mask = size - 1;
        (entries, filter) = (new ulong[size], new ulong[size * FilterBits / 64]);
        for (var row = 0; row < hashes.Length; row++)
        {
            var at = (int)hashes[row] & mask;
            while (entries[at] != 0)
            {
                at = (at + 1) & mask;
            }

            entries[at] = ((ulong)hashes[row] << 32) | (uint)(row + 1);
            filter[Filtered(hashes[row])] |= 1UL << (int)hashes[row];
        }
    }

    public int Count => hashes.Length;

    public ReadOnlySpan<uint> Hashes => hashes;

    public ReadOnlySpan<byte> Rarities => rarities;

    public float Rarity(int row) => rarities[row] * RarityStep;

    /// <summary>The square of a row's rarity.</summary>
    public float Square(int row) => squares[row];

    /// <param name="with">Comments with the feature.</param>
    public static byte RarityOf(int with, int comments)
        => (byte)Math.Clamp(Math.Round((Math.Log((1.0 + comments) / (1 + with)) + 1) / RarityStep), 1, byte.MaxValue);

    /// <summary>The row of a feature, or -1.</summary>
    public int Find(uint hash)
    {
        // Most features of a text are unknown, and one bit of a small table says so for nearly all of them.
        if ((filter[Filtered(hash)] & (1UL << (int)hash)) == 0)
        {
            return -1;
        }

        for (var at = (int)hash & mask; ; at = (at + 1) & mask)
        {
            var entry = entries[at];
            if (entry == 0 || (uint)(entry >> 32) == hash)
            {
                return (int)(uint)entry - 1;
            }
        }
    }

    private int Filtered(uint hash) => (int)(hash >> 6) & (filter.Length - 1);
}
