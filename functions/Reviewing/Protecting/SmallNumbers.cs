namespace FeedbackPipeline.Reviewing.Protecting;

/// <summary>
/// Keeps people from being recognised in small counts. The core team sees every number; for others counts below 5, zero included, are hidden and the
/// rest is rounded to the nearest 5, totals on their own. Where a total and its parts would still narrow a hidden part down, the next smallest part is
/// hidden too.
/// </summary>
/// <param name="exact">True for the core team.</param>
public sealed class SmallNumbers(bool exact)
{
    public const int Smallest = 5;
    private const int Half = 2;

    public bool Exact { get; } = exact;

    public ShownCount Show(int count)
        => Exact ? new(count)
            : count < Smallest ? new(null, HiddenBecause.Small)
            : new(5 * ((count + Half) / 5));

    /// <summary>The parts of one total, in their order. Where a neighbour had to go too, nothing says which of the hidden parts is the small one.</summary>
    public IReadOnlyList<ShownCount> ShowParts(IReadOnlyList<int> parts, int total)
    {
        var shown = parts.Select(Show).ToArray();
        var also = false;
        while (!Exact && GivesAway(shown, Show(total), also) && Array.Exists(shown, part => part.Number is not null))
        {
            var next = Enumerable.Range(0, shown.Length).Where(index => shown[index].Number is not null).MinBy(index => parts[index]);
            shown[next] = new(null, HiddenBecause.OfAnother);
            also = true;
        }

        return also ? [.. shown.Select(part => part.Number is null ? new(null, HiddenBecause.OfAnother) : part)] : shown;
    }

    /// <summary>The difference of two shown counts; null where either is hidden.</summary>
    public static int? Change(ShownCount now, ShownCount before) => now.Number - before.Number;

    /// <summary>True where total and shown parts rule out some value from 0 to 4 of a hidden part.</summary>
    /// <param name="also">True once a part that is not small is hidden too: it may be as large as needed.</param>
    private static bool GivesAway(ShownCount[] parts, ShownCount total, bool also)
    {
        var hidden = parts.Count(part => part.Number is null);
        if (hidden == 0 || total.Number is null)
        {
            return false;
        }

        var least = Lowest(total) - parts.Where(part => part.Number is not null).Sum(Highest);
        var most = Highest(total) - parts.Where(part => part.Number is not null).Sum(Lowest);
        return (!also && least > (hidden - 1) * (Smallest - 1)) || most < Smallest - 1;
    }

    private static int Lowest(ShownCount shown) => Math.Max(Smallest, shown.Number!.Value - Half);

    private static int Highest(ShownCount shown) => shown.Number!.Value + Half;
}
