using FeedbackPipeline.Reference;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Measuring.References;

/// <summary>Nobody can be found missing where nobody said who is supported, and old counts make old comparisons.</summary>
internal sealed class ReferenceCheckup(IReferenceBook references, AskedDimensions asked, IPlaceBook places, OrganisationCalendar calendar, TimeProvider time) : ICheckup
{
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

        var fresh = calendar.DayOf(time.GetUtcNow()).AddMonths(-ReferenceAge.FreshMonths);
        var old = newest.Where(reference => ReferenceAge.Oldest(reference) < fresh).Select(reference => reference.Place).ToList();
        var unasked = newest
            .Select(reference => (reference.Place, Missing: asked.All.Where(dimension => reference.Find(dimension.Key) is null && !reference.NotKnown.Contains(dimension.Key)).Select(dimension => dimension.Key).ToList()))
            .Where(place => place.Missing.Count > 0)
            .Select(place => $"{place.Place} ({string.Join(", ", place.Missing)})")
            .ToList();
        var without = tree.All.Count() - newest.Count;
        var known = $"Known for {newest.Count} of {tree.All.Count()} places.";
        var notes = string.Join(' ', ((string?[])
        [
            old.Count > 0 ? $"Older than {ReferenceAge.FreshMonths} months: {string.Join(", ", old)}. Count again." : null,
            unasked.Count > 0 ? $"Asked, but without counts: {string.Join("; ", unasked)}. Add them, or say that they are not known." : null,
        ]).OfType<string>());
        return notes.Length > 0
            ? Finding.Advice($"{notes} On the page /settings/reference, or run: {Run}")
            : Finding.Fine(without > 0 ? $"{known} The others count only in the places above them." : known);
    }
}
