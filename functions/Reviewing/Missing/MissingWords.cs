using System.Globalization;
using FeedbackPipeline.Measuring.Describing;
using FeedbackPipeline.Reviewing.Protecting;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Reviewing.Missing;

/// <summary>The page's figures in plain sentences.</summary>
public static class MissingWords
{
    public static string Count(int? count) => count is { } number ? number.ToString("N0", CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"fewer than {SmallNumbers.Smallest}");

    public static string Heard(GroupRepresentation group) => group.NotShown ? "not shown" : Count(group.Heard);

    /// <summary>People as a whole number: a tenth of a person helps nobody.</summary>
    public static string People(double? people) => people is { } number ? Math.Round(number).ToString("N0", CultureInfo.InvariantCulture) : "not shown";

    public static string Ratio(double? ratio) => ratio is { } number ? number.ToString("0.00", CultureInfo.InvariantCulture) : "not shown";

    public static string Range(double? low, double? high) => low is null || high is null ? "not shown" : $"{People(low)} to {People(high)}";

    /// <summary>What is said above the chart: about the group with the most missing voices, or that there is none.</summary>
    public static string Summary(DimensionRepresentation dimension)
    {
        var heard = $"We heard from {Count(dimension.Known)} people.";
        return dimension.Groups.FirstOrDefault(group => group.Standing is GroupStatus.Open or GroupStatus.Serious) is { } missing
            ? $"{heard} {Capital(Heard(missing))} were in the group “{missing.Label}”. We expected about {People(missing.Expected)}."
            : dimension.Groups.All(group => group.Standing is GroupStatus.TooEarly or GroupStatus.NotTestable or GroupStatus.NotInReference)
                ? $"{heard} It is too early to say who is missing."
                : $"{heard} We see no group that is clearly missing.";
    }

    public static string Unknown(int? unknown) => unknown == 0 ? "Everybody said." : $"{Capital(Count(unknown))} people did not say.";

    public static string Of(GroupStatus standing) => standing switch
    {
        GroupStatus.NotInReference => "Not in the counts of who we support",
        GroupStatus.NotTestable => "Too few voices to tell",
        GroupStatus.TooEarly => "Too early to say",
        GroupStatus.InLine => "About as expected",
        GroupStatus.Watch => "Perhaps fewer. We keep watching",
        GroupStatus.Open => "Voices are missing",
        _ => "Many voices are missing",
    };

    public static string Of(EvidenceWord evidence) => evidence switch
    {
        EvidenceWord.Strong => "strong",
        EvidenceWord.VeryStrong => "very strong",
        EvidenceWord.ExtremelyStrong => "extremely strong",
        _ => "none",
    };

    private static string Capital(string words) => $"{char.ToUpperInvariant(words[0])}{words[1..]}";
}
