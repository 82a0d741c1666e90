namespace FeedbackPipeline.Tagging.Modelling.Training;

/// <summary>How well something was found: right finds, wrong finds and misses.</summary>
internal readonly record struct FScore(int Right, int Wrong, int Missed)
{
    public int Actual => Right + Missed;

    /// <summary>The harmonic mean of precision and recall; 0 where nothing was right.</summary>
    public double F1 => Right == 0 ? 0 : 2.0 * Right / ((2.0 * Right) + Wrong + Missed);

    public static FScore operator +(FScore one, FScore other) => Add(one, other);

    public static FScore Add(FScore left, FScore right) => new(left.Right + right.Right, left.Wrong + right.Wrong, left.Missed + right.Missed);

    public FScore With(bool found, bool actual) => (found, actual) switch
    {
        (true, true) => this with { Right = Right + 1 },
        (true, false) => this with { Wrong = Wrong + 1 },
        (false, true) => this with { Missed = Missed + 1 },
        _ => this,
    };
}
