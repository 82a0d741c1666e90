using FeedbackPipeline.Tagging.Modelling.Training;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Demonstrating.Inventing;

/// <summary>
/// Who gives feedback when, over the year. People are drawn afresh by their propensity each time; the story only ever keeps somebody silent who would have
/// spoken. So every group the story leaves alone is heard as its share says, but for chance.
/// </summary>
internal sealed class InventYear(DemoYear year, IReadOnlyList<DemoPerson> people, OrganisationCalendar calendar, int seed)
{
    /// <summary>How much of its feedback the fading group still gives in the end.</summary>
    public const double Left = 0.04;

    /// <summary>It fades in one part in this many of a month.</summary>
    private const double FadesIn = 2;

    /// <summary>Feedback in a year if nobody fell silent.</summary>
    public const int Usual = 1_150;

    /// <summary>The part that comes by invitation.</summary>
    public const double Invited = 0.5;

    private const double Answers = 0.88;
    private const double Declines = 0.02;
    private const double Skips = 0.03;
    private const double OnBehalf = 0.03;
    private const double AtHome = 0.25;
    private const double AtTheService = 0.9;
    private const double InTheProject = 0.09;
    private const int FirstMinute = 8 * 60;
    private const int LastMinute = 21 * 60;

    private static readonly (Help Help, double Weight)[] Ways = [(Help.Alone, 0.45), (Help.WithHelp, 0.35), (Help.StaffPresent, 0.1), (Help.Unknown, 0.1)];
    private readonly SeededNumbers numbers = new(seed + 1_000_003);

    /// <param name="pace">1 for as much feedback as usual.</param>
    public IEnumerable<DemoMoment> Moments(double pace)
    {
        var usual = year.Days.Sum(WeightOf);
        return year.Days.SelectMany(day => OnDay(day, Usual * pace * WeightOf(day) / usual));
    }

    private List<DemoMoment> OnDay(DateOnly day, double expected)
    {
        var month = year.MonthOf(day);
        var minutes = Enumerable.Range(0, numbers.Count(expected)).Select(_ => FirstMinute + numbers.Next(LastMinute - FirstMinute)).Order().ToList();
        return [.. minutes.Select(minute => (Minute: minute, Person: numbers.Weighted(people, person => person.Propensity)))
            .Where(drawn => numbers.Chance(StillSpeaks(drawn.Person, month, day)))
            .Select(drawn => Moment(calendar.StartOf(day).AddMinutes(drawn.Minute), month, drawn.Person))];
    }

    private double StillSpeaks(DemoPerson person, int month, DateOnly day)
    {
        if (person.Service == InventPlaces.Kestrel && month >= DemoYear.Silent)
        {
            return 0;
        }

        return !person.Voices.Contains("old") || month < DemoYear.Fading ? 1
            : month > DemoYear.Fading ? Left
            : Math.Max(Left, 1 - ((1 - Left) * FadesIn * year.Through(month, day)));
    }

    private DemoMoment Moment(DateTimeOffset at, int month, DemoPerson person)
    {
        var help = numbers.Chance(OnBehalf) ? Help.OnBehalf : numbers.Weighted(Ways, way => way.Weight).Help;
        var place = PlaceOf(person, month);
        var invited = help != Help.OnBehalf && place != InventPlaces.Project && numbers.Chance(Invited);
        return new(at, month, person, place, help, invited, invited || !numbers.Chance(Answers) ? null : Said(person));
    }

    private string PlaceOf(DemoPerson person, int month)
    {
        var by = numbers.Part();
        var sings = numbers.Chance(InTheProject)
            && month is >= DemoYear.ProjectBegins and <= DemoYear.ProjectEnds
            && person.Service is InventPlaces.HarbourHomes or InventPlaces.Quayside;
        return sings ? InventPlaces.Project
            : by < AtHome ? person.Home
            : by < AtTheService ? person.Service
            : InventPlaces.Root;
    }

    private Dictionary<string, IReadOnlyList<string>> Said(DemoPerson person)
        => person.About.ToDictionary(
            about => about.Key,
            about => numbers.Part() switch
            {
                < Declines => [Code.Of(NonAnswer.Declined)],
                < Declines + Skips => [Code.Of(NonAnswer.Skipped)],
                _ => about.Value,
            });

    /// <summary>Quiet weekends, quiet August and Christmas.</summary>
    private static double WeightOf(DateOnly day)
        => (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0.4 : 1)
            * (day is { Month: 8 } or { Month: 12, Day: > 20 } or { Month: 1, Day: < 3 } ? 0.6 : 1);
}
