using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Measuring.References;

/// <summary>Nobody can be found missing where nobody said who is supported, and old counts make old comparisons.</summary>
internal sealed class ReferenceCheckup(IReferenceBook references, IPlaceBook places, OrganisationCalendar calendar, TimeProvider time) : ICheckup
{
    private const int FreshMonths = 12;
    private const string Run = "reference --place PLACE --file COUNTS.csv --source \"WHERE FROM\" --date YYYY-MM-DD";

    public string Name => "who you support";

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var tree = await places.ReadAsync(cancellationToken);
        var newest = (await references.NewestAsync(cancellationToken)).Where(reference => tree.Find(reference.Place) is not null).ToList();
        if (newest.Count == 0)
        {
            return Finding.Advice($"Nobody has said whom you support, so no missing voice can be found. Run: {Run}");
        }

        var fresh = calendar.DayOf(time.GetUtcNow()).AddMonths(-FreshMonths);
        var old = newest.Where(reference => reference.Date < fresh).Select(reference => reference.Place).ToList();
        return old.Count > 0
            ? Finding.Advice($"Older than {FreshMonths} months: {string.Join(", ", old)}. Count again and run: {Run}")
            : Finding.Fine($"Known for {newest.Count} of {tree.All.Count()} places.");
    }
}
