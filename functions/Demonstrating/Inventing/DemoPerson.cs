namespace FeedbackPipeline.Demonstrating.Inventing;

/// <summary>Somebody the made-up organisation supports.</summary>
/// <param name="Number">From 1; all that stands for them, since nobody here has a name.</param>
/// <param name="Service">Id of the service that supports them.</param>
/// <param name="House">Id of the house they live in, or null.</param>
/// <param name="About">What they are, by dimension; communication holds several codes.</param>
/// <param name="Voices">What a comment must fit to be theirs, for instance <c>old</c> or <c>deaf</c>.</param>
/// <param name="Propensity">How readily they give feedback, against 1 on average.</param>
public sealed record DemoPerson(
    int Number,
    string Service,
    string? House,
    IReadOnlyDictionary<string, IReadOnlyList<string>> About,
    IReadOnlyList<string> Voices,
    double Propensity)
{
    /// <summary>The place that knows them best.</summary>
    public string Home => House ?? Service;

    public bool Is(string dimension, string category) => About[dimension].Contains(category);
}
