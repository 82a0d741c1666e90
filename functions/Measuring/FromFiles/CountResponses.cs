using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Measuring.FromFiles;

/// <summary>Turns the rows of a file into observations and folds them: a person counts once an epoch in a dimension, at the first row with a known category.</summary>
public sealed class CountResponses(ScopePlan plan, ResponsesFile file, OrganisationCalendar calendar)
{
    private readonly ObservationKind?[][] was = [.. plan.Dimensions.Select(_ => new ObservationKind?[file.People])];
    private readonly List<Fact> facts = [];
    private ScopeState state = ScopeState.Empty;

    /// <summary>The state after the last row and everything that happened to alerts.</summary>
    public (ScopeState State, IReadOnlyList<Fact> Facts) Run()
    {
        var sessions = file.Rows.Where(row => row.Session >= 0).ToLookup(row => row.Session);
        var held = new HashSet<int>();
        foreach (var row in file.Rows)
        {
            if (row.Session < 0)
            {
                Count([row], calendar.EpochOf(row.Received), 0);
            }
            else if (held.Add(row.Session))
            {
                // The share is fixed when the session begins, so all its rows count at the first one's place.
                var members = sessions[row.Session].ToList();
                var present = members.Select(member => member.Person).Distinct().Count();
                Count(members, calendar.EpochOf(row.Received), Math.Max(0, file.SessionSizes[row.Session] - present));
            }
        }

        return (state, facts);
    }

    private void Count(IReadOnlyList<Response> rows, int epoch, int unspoken)
    {
        if (epoch > state.Epoch)
        {
            Array.ForEach(was, people => Array.Clear(people));
        }

        for (var dimension = 0; dimension < was.Length; dimension++)
        {
            Count(rows, epoch, dimension, unspoken);
        }
    }

    private void Count(IReadOnlyList<Response> rows, int epoch, int dimension, int unspoken)
    {
        var (marks, reference) = (was[dimension], plan.Dimensions[dimension]);
        var members = new List<string>(rows.Count);
        var before = (ObservationKind?)null;
        foreach (var row in rows)
        {
            var value = row.Values[dimension];
            var (mark, kind) = (marks[row.Person], KindOf(value));
            if (mark is { } known && known >= kind)
            {
                continue;
            }

            marks[row.Person] = kind;
            if (kind == ObservationKind.Known)
            {
                members.Add(reference.Groups[value].Category);
                before = mark;
            }

            // In a session, people known at once are folded together below; what each counted as before goes away here.
            if (kind != ObservationKind.Known || (rows.Count > 1 && mark is not null))
            {
                Fold(new(row.Id, epoch, reference.Dimension, kind == ObservationKind.Known ? ObservationKind.Withdrawn : kind, mark, []));
            }
        }

        if (members.Count > 0)
        {
            var session = rows[0].Session >= 0;
            Fold(new(rows[0].Id, epoch, reference.Dimension, ObservationKind.Known, rows.Count > 1 ? null : before, members, session, unspoken));
        }
        else if (unspoken > 0)
        {
            Fold(new(rows[0].Id, epoch, reference.Dimension, ObservationKind.Withdrawn, null, [], true, unspoken));
        }
    }

    private void Fold(Observation observation) => state = FoldObservation.Apply(state, plan, observation, facts);

    private static ObservationKind KindOf(short value) => value switch
    {
        >= 0 => ObservationKind.Known,
        Response.Declined => ObservationKind.Declined,
        Response.Outside => ObservationKind.Outside,
        _ => ObservationKind.Unknown,
    };
}
