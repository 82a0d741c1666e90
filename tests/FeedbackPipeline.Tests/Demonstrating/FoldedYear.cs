using FeedbackPipeline.Demonstrating.Inventing;
using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.Projecting;
using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Measuring.Registering;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Tests.Demonstrating;

/// <summary>The demo's people and moments, without words, through the fold of measuring: each way of counting at each place that is tested, with its part of the 5 %.</summary>
internal sealed class FoldedYear
{
    public const double Alpha = 0.05;
    private static readonly Demographics Demographics = new();
    private static readonly OrganisationCalendar Calendar = new(Options.Create(new OrganisationOptions()));

    public FoldedYear(int seed, DateOnly today)
    {
        Year = DemoYear.Before(today);
        var people = InventPeople.All(seed);
        var tree = new PlaceTree([new(InventPlaces.Root, null, PlaceKind.Organisation, InventPlaces.Organisation), .. InventPlaces.All(Year)]);
        var counts = people.SelectMany(person => InventRegister.Known(person).SelectMany(known => known.Value.Select(category => (person.Home, known.Key, Category: category))))
            .GroupBy(known => known).Select(same => new RegisterCount(same.Key.Home, same.Key.Key, same.Key.Category, same.Count(), 0)).ToList();
        var derived = DeriveReferences.Of(counts, tree, InventPlaces.Root, "test", Year.First, Demographics, Alpha);
        var everyone = new ReferencePopulation(InventPlaces.Root, 0, "test", Year.First, InventRegister.Everyone(people));
        List<MonitoredScope> scopes =
        [
            .. derived.Where(reference => reference.Population.Tested).Select(reference => MonitoredScope.Of(CountingMode.Register, reference.Population, tree)!),
            .. derived.Where(reference => reference.ForEveryone).Select(reference => reference.Population).Append(everyone).Select(reference => MonitoredScope.Of(CountingMode.Stream, reference, tree)!),
        ];

        // One part is kept back while there are places nobody monitors: the project.
        Part = Alpha / (scopes.Count + 1);
        Scopes = scopes.Count;
        var items = new InventYear(Year, people, Calendar, seed).Moments(1).Select(Item).ToList();
        Given = items.Count;
        foreach (var scope in scopes)
        {
            Fold(scope, items);
        }
    }

    public DemoYear Year { get; }

    /// <summary>Tested ways of counting, over all places.</summary>
    public int Scopes { get; }

    public double Part { get; }

    public int Given { get; }

    /// <summary>Alerts in the order of time, with how many people of known category the scope had counted since the fading began.</summary>
    public List<(string Scope, string Category, DateOnly Day, int CountedSince, double Threshold)> Opened { get; } = [];

    private static FeedItem Item(DemoMoment moment, int at)
        => new(
            at + 1,
            $"fb_{at}",
            moment.At,
            moment.Place,
            moment.Help,
            moment.Invited ? InventRegister.KeyOf(moment.Person) : $"fb_{at}",
            moment.Invited,
            moment.Invited ? moment.Person.Home : null,
            true,
            [.. (moment.Invited ? InventRegister.Known(moment.Person) : moment.About ?? new Dictionary<string, IReadOnlyList<string>>()).SelectMany(said => said.Value.Select(value => Code.TryParse<NonAnswer>(value, out var none)
                ? new AboutAnswer(said.Key, null, none, SuppliedBy.Self)
                : new AboutAnswer(said.Key, value, null, SuppliedBy.Self)))]);

    private void Fold(MonitoredScope scope, List<FeedItem> items)
    {
        var plan = ComposePlan.Of(scope.Reference, Demographics, scope.Mode, Part);
        var state = ScopeState.Empty;
        var seen = new Dictionary<(string, string), SeenAs>();
        var since = 0;
        foreach (var item in items.Where(scope.Holds))
        {
            var (epoch, day) = (Calendar.EpochOf(item.Received), Calendar.DayOf(item.Received));
            if (epoch > state.Epoch)
            {
                seen.Clear();
            }

            foreach (var observation in ObserveFeedback.Of(item, epoch, plan, Demographics, seen))
            {
                var facts = new List<Fact>();
                state = FoldObservation.Apply(state, plan, observation, facts);
                since += observation is { Dimension: "age_band", Kind: ObservationKind.Known } && day >= Year.StartOfMonth(DemoYear.Fading) ? 1 : 0;
                Opened.AddRange(facts.Where(fact => fact.Change == RepresentationChange.GapOpened).Select(fact => (scope.Name, fact.Category, day, since, plan.LogThreshold)));
            }
        }
    }
}
