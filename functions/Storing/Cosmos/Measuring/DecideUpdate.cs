using System.Globalization;
using FeedbackPipeline.Measuring.Registering;

namespace FeedbackPipeline.Storing.Cosmos.Measuring;

/// <summary>A file of people and the register as it is → who becomes what. Pure.</summary>
internal sealed class DecideUpdate
{
    private readonly DateTimeOffset now;
    private readonly Dictionary<string, PersonDocument> everybody;
    private readonly HashSet<string> touched = new(StringComparer.Ordinal);

    private DecideUpdate(IEnumerable<PersonDocument> before, DateTimeOffset now)
    {
        this.now = now;
        everybody = before.ToDictionary(person => person.Token, StringComparer.Ordinal);
    }

    public HashSet<string> Invited { get; } = new(StringComparer.Ordinal);

    public List<PersonMove> Moves { get; } = [];

    public int Changed { get; private set; }

    public int Moved { get; private set; }

    public int Left { get; private set; }

    /// <summary>Everybody after it.</summary>
    public IEnumerable<PersonDocument> Everybody => everybody.Values;

    /// <summary>Those who are new or changed.</summary>
    public IReadOnlyList<PersonDocument> Written => [.. touched.Select(token => everybody[token])];

    public string Detail => string.Create(CultureInfo.InvariantCulture, $"new {Invited.Count}, changed {Changed}, moved {Moved}, left {Left}");

    public static DecideUpdate Of(RegisterUpdate update, IEnumerable<PersonDocument> before, DateTimeOffset now)
    {
        var decide = new DecideUpdate(before, now);
        foreach (var person in update.People)
        {
            decide.Put(person);
        }

        if (update.Complete)
        {
            decide.LeaveOut(update.Within.ToHashSet(StringComparer.Ordinal), update.People.Select(person => person.CountToken).ToHashSet(StringComparer.Ordinal));
        }

        return decide;
    }

    private void Put(RegisterPerson person)
    {
        if (!everybody.TryGetValue(person.CountToken, out var before))
        {
            Keep(new(person.CountToken, person.Place, person.About, now, null, person.CodeHash) { Pk = RegisterPartition.Pk, Id = PersonDocument.IdOf(person.CountToken) });
            Invited.Add(person.CountToken);
            return;
        }

        var after = before with { Place = person.Place, About = person.About, Left = null };
        if (before.Left is not null)
        {
            Moves.Add(new(person.CountToken, null, person.Place));
            after = after with { Code = person.CodeHash };
            Invited.Add(person.CountToken);
        }
        else if (before.Place != person.Place)
        {
            Moves.Add(new(person.CountToken, before.Place, person.Place));
            Moved++;
        }
        else if (!before.KnowsTheSame(person))
        {
            Changed++;
        }
        else
        {
            return;
        }

        Keep(after);
    }

    /// <summary>Whoever is at these places and not in the file has left: their cards end, and what was known about them goes.</summary>
    private void LeaveOut(HashSet<string> within, HashSet<string> there)
    {
        foreach (var person in everybody.Values.Where(person => person.Left is null && within.Contains(person.Place) && !there.Contains(person.Token)).OrderBy(person => person.Token, StringComparer.Ordinal).ToList())
        {
            Keep(person with { Left = now, Code = null, About = new Dictionary<string, IReadOnlyList<string>>() });
            Moves.Add(new(person.Token, person.Place, null));
            Left++;
        }
    }

    private void Keep(PersonDocument person)
    {
        everybody[person.Token] = person;
        touched.Add(person.Token);
    }
}
