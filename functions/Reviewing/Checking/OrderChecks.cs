using FeedbackPipeline.Reviewing.Correcting;

namespace FeedbackPipeline.Reviewing.Checking;

/// <summary>Which comment a person should look at first: where the machine is least sure, and before others of that band where few people speak of its theme.</summary>
public static class OrderChecks
{
    /// <param name="rare">Ids of themes with few mentions.</param>
    public static IReadOnlyList<Unchecked> Order(IEnumerable<Unchecked> waiting, IReadOnlyList<string> rare)
        =>
        [
            .. waiting.DistinctBy(item => item.Id)
                .OrderBy(item => IsRare(item, rare) ? Earlier(item) : SuretyBands.Of(item.Surety))
                .ThenBy(item => !IsRare(item, rare))
                .ThenBy(item => item.Surety)
                .ThenBy(item => item.Id, StringComparer.Ordinal),
        ];

    /// <summary>The one after <paramref name="passed"/>; the first where that is not in the list any more. Null at the end.</summary>
    public static Unchecked? Next(IReadOnlyList<Unchecked> ordered, string? passed)
        => ordered.Skip(ordered.ToList().FindIndex(item => item.Id == passed) + 1).FirstOrDefault();

    private static bool IsRare(Unchecked item, IReadOnlyList<string> rare) => item.Themes.Any(rare.Contains);

    /// <summary>A rare theme is worth one band.</summary>
    private static Surety Earlier(Unchecked item) => SuretyBands.Of(item.Surety) == Surety.Sure ? Surety.Likely : Surety.PleaseCheck;
}
