using FeedbackPipeline.Measuring.Folding;

namespace FeedbackPipeline.Measuring.Publishing;

/// <summary>A scope as it stood before a time of publication.</summary>
/// <param name="Day">The Monday from which it may be seen; it holds what was counted before that day.</param>
/// <param name="Sequence">Number of the ledger's last observation in it.</param>
/// <param name="Shown">At least five people more than the one shown before: people outside the core team may see it.</param>
public sealed record Publication(DateOnly Day, long Sequence, bool Shown, ScopeState State)
{
    private const int FewestNewPeople = 5;
    private const int DaysInWeek = 7;

    /// <summary>People heard in the epoch, whatever they said: the most of any dimension.</summary>
    public long People => PeopleOf(State);

    public static long PeopleOf(ScopeState state)
        => state.Dimensions.Count == 0 ? 0 : state.Dimensions.Max(dimension => dimension.Known + dimension.Unknown + dimension.Outside);

    /// <summary>The first Monday after a day.</summary>
    public static DateOnly After(DateOnly day) => day.AddDays(DaysInWeek - (((int)day.DayOfWeek + DaysInWeek - 1) % DaysInWeek));

    /// <summary>Fewer new people than five could be told apart by what changed.</summary>
    /// <param name="before">Epoch and people of the one shown before; null: none.</param>
    public static bool MayBeShown((int Epoch, long People)? before, ScopeState state)
        => PeopleOf(state) - (before is { } shown && shown.Epoch == state.Epoch ? shown.People : 0) >= FewestNewPeople;
}
