namespace FeedbackPipeline.Measuring.Statistics;

/// <summary>
/// An open alert clears by whole blocks: once as many people of the group are expected as the block is long, those heard are compared with them. The default
/// value is an empty block.
/// </summary>
/// <param name="Expected">Σ π since the block began.</param>
/// <param name="Heard">Σ y since the block began.</param>
public readonly record struct ClearingBlock(double Expected, double Heard)
{
    /// <summary>Expected people of the group that make a block full.</summary>
    public const double Size = 30;

    /// <summary>A register is small: half the group, at least 5, at most 30.</summary>
    public static double RegisterSize(double groupOnRegister) => Math.Min(Size, Math.Max(5, groupOnRegister / 2));

    public ClearingBlock Add(double share, double heard) => new(Expected + share, Heard + heard);

    /// <summary>What a block of <paramref name="size"/> says; when it is not <see cref="BlockOutcome.Filling"/>, a new block begins.</summary>
    public BlockOutcome Judge(double size)
        => Expected < size ? BlockOutcome.Filling
            : Heard >= 0.9 * Expected ? BlockOutcome.Cleared
            : Heard >= ShareLens.Material * Expected ? BlockOutcome.NoLongerSerious
            : BlockOutcome.StillMissing;
}

/// <summary>What a clearing block says.</summary>
public enum BlockOutcome
{
    /// <summary>Not full yet.</summary>
    Filling,

    /// <summary>At least nine tenths of the expected were heard.</summary>
    Cleared,

    /// <summary>At least eight tenths: a serious alert falls back to a gap.</summary>
    NoLongerSerious,

    /// <summary>Fewer than eight tenths.</summary>
    StillMissing,
}
