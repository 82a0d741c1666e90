namespace FeedbackPipeline.Measuring.Statistics;

/// <summary>Counting people of a finite register, each once: drawing from an urn without putting back.</summary>
public static class Urn
{
    /// <summary>
    /// (N_g − S)/(N − n), the group's share among the people not yet heard. Clamped to [0, 1]; 0 where everyone was heard or more were heard than the
    /// register holds (S &gt; N_g: register and answers do not match).
    /// </summary>
    /// <param name="groupOnRegister">N_g.</param>
    /// <param name="onRegister">N, people with a known category.</param>
    /// <param name="heardOfGroup">S, counted this epoch and still on the register.</param>
    /// <param name="heard">n, likewise.</param>
    public static double Share(double groupOnRegister, double onRegister, double heardOfGroup, double heard)
        => onRegister > heard && groupOnRegister > heardOfGroup ? Math.Min(1, (groupOnRegister - heardOfGroup) / (onRegister - heard)) : 0;
}
