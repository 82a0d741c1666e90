namespace FeedbackPipeline.Tagging.Modelling;

/// <summary>Hashes that never change between versions of the runtime: a model file depends on them.</summary>
internal static class WordHash
{
    public const uint Start = 2166136261;

    public static uint Of(ReadOnlySpan<char> letters)
    {
        var hash = Start;
        foreach (var letter in letters)
        {
            hash = Next(hash, letter);
        }

        return Mix(hash);
    }

    /// <summary>One step of FNV-1a over UTF-16 units.</summary>
    public static uint Next(uint hash, uint letter) => (hash ^ letter) * 16777619;

    public static uint Join(uint one, uint other) => Mix((one * 0x85EBCA6B) ^ (other + 0x9E3779B9));

    /// <summary>Spreads the low bits over all (the finaliser of MurmurHash3, public domain).</summary>
    public static uint Mix(uint hash)
    {
        hash ^= hash >> 16;
        hash *= 0x85EBCA6B;
        hash ^= hash >> 13;
        hash *= 0xC2B2AE35;
        return hash ^ (hash >> 16);
    }
}
