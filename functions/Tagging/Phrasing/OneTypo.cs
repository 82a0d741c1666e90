namespace FeedbackPipeline.Tagging.Phrasing;

/// <summary>At most one insertion, deletion, substitution or swap of neighbours.</summary>
internal static class OneTypo
{
    public static bool Apart(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var start = one.CommonPrefixLength(other);
        var left = one[start..];
        var right = other[start..];
        while (left.Length > 0 && right.Length > 0 && left[^1] == right[^1])
        {
            left = left[..^1];
            right = right[..^1];
        }

        return (left.Length, right.Length) switch
        {
            ( <= 1, <= 1) => true,
            (2, 2) => left[0] == right[1] && left[1] == right[0],
            _ => false,
        };
    }
}
