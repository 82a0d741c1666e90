using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Measuring.Registering;

/// <summary>Who is on the register, how old it is, and which places have nobody on it.</summary>
internal sealed class RegisterCheckup(IRegisterBook register, IReferenceBook references, IPlaceBook places, OrganisationCalendar calendar, TimeProvider time) : ICheckup
{
    private const int FreshMonths = 12;
    private const string Run = "register --file PEOPLE.csv --place PLACE --date YYYY-MM-DD";

    public string Name => "register";

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var counts = (await register.CountAsync(calendar.EpochOf(now), cancellationToken)).Where(count => count.Dimension.Length == 0).ToList();
        if (counts.Count == 0)
        {
            return Finding.Advice($"Nobody is on it. Below some 600 people, voices that are missing hardly show without it. Run: {Run}");
        }

        var tree = await places.ReadAsync(cancellationToken);
        var date = (await references.RegistersAsync(cancellationToken)).Max(reference => reference.Date);
        var has = counts.Select(count => count.Place).ToHashSet(StringComparer.Ordinal);
        var without = tree.All.Where(place => !tree.ChildrenOf(place.Id).Any() && !tree.PathToRoot(place.Id).Any(above => has.Contains(above.Id))).Select(place => place.Id).ToList();
        var says = $"{counts.Sum(count => count.People)} people, as of {date:yyyy-MM-dd}.{(without.Count > 0 ? $" Without: {string.Join(", ", without)}." : "")}";
        return date < calendar.DayOf(now).AddMonths(-FreshMonths)
            ? Finding.Advice($"{says} That is more than {FreshMonths} months ago. Run: {Run}")
            : without.Count > 0 ? Finding.Advice($"{says} Run: {Run}") : Finding.Fine(says);
    }
}
