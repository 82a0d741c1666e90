using FeedbackPipeline.Demonstrating.Inventing;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Demonstrating.Speaking;

/// <summary>What somebody says, once, in the words of the demo's own authors.</summary>
/// <param name="Service">Where it can be said; null: anywhere.</param>
/// <param name="Channel">How it comes, or null for any.</param>
/// <param name="Help">Who helps, or null for anyone.</param>
/// <param name="Voices">Whose it can be; all must fit.</param>
/// <param name="From">First month in which it can be said.</param>
/// <param name="Until">Last month.</param>
/// <param name="Again">Short enough that several people say it.</param>
/// <param name="Decided">What the safeguarding lead finds if it is flagged; null where nothing is wrong.</param>
/// <param name="Answers">The words by question of the survey, <c>text</c> where they answer none.</param>
public sealed record DemoComment(
    string? Service,
    Channel? Channel,
    Help? Help,
    IReadOnlyList<string> Voices,
    int From,
    int Until,
    bool Again,
    string? Decided,
    IReadOnlyDictionary<string, string> Answers)
{
    public const string Text = "text";

    /// <summary>Said of one service, one time or by few people: it comes before what anyone can say at any time.</summary>
    public bool IsParticular => Service is not null || Voices.Count > 0 || Until - From < DemoYear.Months - 1;

    public bool Fits(DemoMoment moment)
        => moment.Month >= From
            && moment.Month <= Until
            && (moment.Help == Vocabulary.Help.OnBehalf) == (Help == Vocabulary.Help.OnBehalf)
            && FitsPlace(moment)
            && Voices.All(moment.Person.Voices.Contains);

    private bool FitsPlace(DemoMoment moment)
        => moment.Place == InventPlaces.Project ? Service == InventPlaces.Project
            : Service is null || Service == moment.Person.Service;
}
