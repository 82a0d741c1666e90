using FeedbackPipeline.Measuring.Covering;
using FeedbackPipeline.Reviewing.Protecting;

namespace FeedbackPipeline.Reviewing.Covering;

/// <summary>Heard and not heard add up to the people, and groups add up to the place: neither way may a hidden number be worked out.</summary>
internal static class ProtectCoverage
{
    public static ShownCovered Total(Covered count, SmallNumbers numbers)
    {
        var parts = numbers.ShowParts([(int)count.Heard, (int)count.NotHeard], (int)count.People);
        return Together(numbers.Show((int)count.People), parts[0], parts[1]);
    }

    public static IReadOnlyList<ShownCovered> Parts(IReadOnlyList<Covered> rows, Covered all, SmallNumbers numbers)
    {
        var people = numbers.ShowParts([.. rows.Select(row => (int)row.People)], (int)all.People);
        var heard = numbers.ShowParts([.. rows.Select(row => (int)row.Heard)], (int)all.Heard);
        var notHeard = numbers.ShowParts([.. rows.Select(row => (int)row.NotHeard)], (int)all.NotHeard);
        // Where the total may not be seen, its parts would add up to it.
        var hidden = Total(all, numbers).Heard.Number is null;
        return [.. rows.Select((_, index) => hidden ? new ShownCovered(people[index], Hide(heard[index]), Hide(notHeard[index])) : Together(people[index], heard[index], notHeard[index]))];
    }

    /// <summary>Of heard and not heard both are shown, or neither.</summary>
    private static ShownCovered Together(ShownCount people, ShownCount heard, ShownCount notHeard)
        => heard.Number is null || notHeard.Number is null ? new(people, Hide(heard), Hide(notHeard)) : new(people, heard, notHeard);

    /// <summary>Says "not shown" of both: that one of them is small would give the other away.</summary>
    private static ShownCount Hide(ShownCount count) => count with { Number = null, Hidden = HiddenBecause.OfAnother };
}
