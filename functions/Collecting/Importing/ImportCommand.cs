using System.CommandLine;
using FeedbackPipeline.Collecting.Surveying;
using FeedbackPipeline.Messages.Pumping;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Vocabulary;
using FeedbackPipeline.Vocabulary.Rows;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Collecting.Importing;

/// <summary>Takes words in from a CSV file and works them through the whole pipeline.</summary>
internal static class ImportCommand
{
    public static Command Create(Func<IServiceProvider> services)
    {
        var input = new Option<FileInfo>("--input") { Description = "The CSV file, UTF-8, with a first line that names its columns.", Required = true };
        var survey = new Option<string>("--survey") { Description = "The survey it answers.", DefaultValueFactory = _ => SurveyCatalogue.Default };
        var command = new Command("import", "Imports feedback from a CSV file. Run it again after a stop: what is here already counts as duplicate.") { input, survey };
        command.SetAction((parsed, cancellationToken) => RunAsync(services(), parsed.GetValue(input)!, parsed.GetValue(survey)!, Console.Out, cancellationToken));
        return command;
    }

    /// <returns>0 all in, 1 some rows rejected.</returns>
    /// <exception cref="InvalidDataException">The file or the survey is not usable; nothing was imported.</exception>
    internal static async Task<int> RunAsync(IServiceProvider services, FileInfo input, string surveyId, TextWriter output, CancellationToken cancellationToken)
    {
        var surveys = services.GetRequiredService<SurveyCatalogue>();
        var survey = surveys.Find(surveyId) ?? throw new InvalidDataException($"--survey: must be one of: {string.Join(", ", surveys.All.Select(known => known.Id))}.");
        var rejects = WriteRejects.PathFor(input);
        if (SeparateFiles.Problem([("--input", input.FullName)], ("rejects", rejects)) is { } same)
        {
            throw new InvalidDataException(same);
        }

        using var file = new ImportFile(input, survey.Id, services.GetRequiredService<IOptions<CollectingOptions>>().Value.MaximumBodyBytes);
        ImportColumns.Check(file.Header, survey, services.GetRequiredService<Demographics>());
        if (ImportColumns.Unknown(file.Header) is { Count: > 0 } unknown)
        {
            await output.WriteLineAsync($"Note: these columns are not known and are ignored: {string.Join(", ", unknown)}");
        }

        var rates = new StageRates(services.GetRequiredService<TimeProvider>());
        var result = await ImportProgress.ShowAsync(
            output,
            () => file.Progress,
            progressed => services.GetRequiredService<ImportFeedback>().RunAsync(file, survey.Id, progressed, cancellationToken));
        rates.Worked("accept", result.Imported + result.Duplicates);
        await WriteRejects.ToAsync(rejects, result.Rejects, cancellationToken);
        await output.WriteLineAsync($"imported {result.Imported}, duplicates {result.Duplicates}, rejected {result.Rejected}");
        if (result.Rejected > 0)
        {
            await output.WriteLineAsync($"rejects: {rejects}");
        }

        await services.GetRequiredService<DrainPipeline>().RunAsync(rates.Worked, cancellationToken);
        foreach (var line in rates.Lines())
        {
            await output.WriteLineAsync(line);
        }

        return result.Rejected == 0 ? ExitCode.Done : ExitCode.Partly;
    }
}
