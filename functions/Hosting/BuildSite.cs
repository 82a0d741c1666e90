namespace FeedbackPipeline.Hosting;

/// <summary>Builds the product once more, for verbs that run it themselves.</summary>
/// <param name="args">As on a command line: a verb's name and settings.</param>
/// <param name="replace">Puts other registrations in the place of the product's own.</param>
public delegate WebApplication BuildSite(string[] args, Action<IServiceCollection> replace);
