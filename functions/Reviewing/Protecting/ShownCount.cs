using System.Globalization;

namespace FeedbackPipeline.Reviewing.Protecting;

/// <summary>A count as a screen may show it.</summary>
/// <param name="Number">Null where it is hidden.</param>
/// <param name="Hidden">Why there is no number.</param>
public readonly record struct ShownCount(int? Number, HiddenBecause Hidden = HiddenBecause.Nothing)
{
    public string Text => Hidden switch
    {
        HiddenBecause.Small => string.Create(CultureInfo.InvariantCulture, $"fewer than {SmallNumbers.Smallest}"),
        HiddenBecause.OfAnother => "not shown",
        _ => (Number ?? 0).ToString("N0", CultureInfo.InvariantCulture),
    };

    /// <summary>For the inside of a chart, where there is room for a sign only.</summary>
    public string Short => Hidden switch
    {
        HiddenBecause.Small => string.Create(CultureInfo.InvariantCulture, $"<{SmallNumbers.Smallest}"),
        HiddenBecause.OfAnother => "…",
        _ => Text,
    };
}

public enum HiddenBecause
{
    Nothing,

    /// <summary>Fewer than the smallest number shown, zero included.</summary>
    Small,

    /// <summary>A neighbour is hidden, and this number would give it away.</summary>
    OfAnother,
}
