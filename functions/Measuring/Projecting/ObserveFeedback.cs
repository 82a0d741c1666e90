using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Measuring.Projecting;

/// <summary>
/// Feedback → observations. A person counts in a dimension when the value first becomes known in the epoch, or as unknown when nothing more will come; later
/// changes never count again. Words given on someone's behalf are nobody's own voice and count nowhere.
/// </summary>
public static class ObserveFeedback
{
    /// <param name="seen">What people count as already; what this feedback changes is written into it.</param>
    public static IEnumerable<Observation> Of(FeedItem item, int epoch, ScopePlan plan, Demographics demographics, IDictionary<(string Person, string Dimension), SeenAs> seen)
    {
        if (item.Help == Help.OnBehalf)
        {
            yield break;
        }

        foreach (var reference in plan.Dimensions)
        {
            var answers = item.About.Where(answer => answer.Dimension == reference.Dimension).ToList();
            if (Observe(answers, item.Closed, reference, demographics.Find(reference.Dimension)) is not var (kind, categories))
            {
                continue;
            }

            var person = (item.Person, reference.Dimension);
            var was = seen.TryGetValue(person, out var known) ? known.Kind : (ObservationKind?)null;
            if (was is null || was < kind)
            {
                seen[person] = new(kind, plan.Mode == CountingMode.Register && categories is [var first, ..] ? first : null);
                yield return new(item.Id, epoch, reference.Dimension, kind, was, categories);
            }
        }
    }

    private static (ObservationKind Kind, IReadOnlyList<string> Categories)? Observe(List<AboutAnswer> answers, bool closed, DimensionPlan reference, Dimension? dimension)
    {
        var given = answers.Where(answer => answer.Category is not null).Select(answer => answer.Category!).ToList();
        if (given.Count > 0)
        {
            var categories = given.Select(category => InReference(category, reference, dimension)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
            return categories.Count > 0 ? (ObservationKind.Known, reference.Multi ? categories : categories[..1]) : (ObservationKind.Outside, []);
        }

        if (answers.Exists(answer => answer.NonAnswer == NonAnswer.Declined))
        {
            return (ObservationKind.Declined, []);
        }

        return closed ? (ObservationKind.Unknown, []) : null;
    }

    /// <summary>The category itself, or the nearest wider one that the reference has people in.</summary>
    private static string? InReference(string category, DimensionPlan reference, Dimension? dimension)
        => (dimension?.Widening(category) ?? []).Prepend(category).FirstOrDefault(known => reference.IndexOf(known) >= 0);
}
