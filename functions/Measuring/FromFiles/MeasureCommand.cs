using System.CommandLine;
using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.Reading;
using FeedbackPipeline.Vocabulary;
using FeedbackPipeline.Vocabulary.Rows;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Measuring.FromFiles;

/// <summary><c>measure</c>: responses and a reference in, figures out. Nothing is stored.</summary>
public static class MeasureCommand
{
    public static Command Create()
    {
        var responses = new Option<string>("--responses") { Required = true, Description = "CSV: id,respondent,received and a column for each dimension; optionally session,size." };
        var reference = new Option<string>("--reference") { Required = true, Description = "CSV: dimension,category,count." };
        var alpha = new Option<double>("--alpha") { Description = "Chance of any false alert in one epoch, above 0 and below 1.", DefaultValueFactory = _ => 0.05 };
        var mode = new Option<string>("--mode") { Description = "stream, or register for people of one register, each heard once.", DefaultValueFactory = _ => Code.Of(CountingMode.Stream) };
        var output = new Option<string>("--output") { Required = true, Description = "JSON file to write." };
        alpha.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (> 0 and < 1))
            {
                result.AddError("--alpha must be above 0 and below 1.");
            }
        });
        mode.AcceptOnlyFromAmong([.. Code.All<CountingMode>()]);
        var command = new Command("measure", "Measures whose voices are missing in a file of responses.") { responses, reference, alpha, mode, output };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(responses),
            parsed.GetRequiredValue(reference),
            parsed.GetValue(alpha),
            Code.Parse<CountingMode>(parsed.GetRequiredValue(mode)),
            parsed.GetRequiredValue(output),
            parsed.InvocationConfiguration.Error,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string responses, string reference, double alpha, CountingMode mode, string output, TextWriter errors, CancellationToken cancellationToken)
    {
        if (SeparateFiles.Problem([("--responses", responses), ("--reference", reference)], ("--output", output)) is { } same)
        {
            await errors.WriteLineAsync(same);
            return ExitCode.BadInput;
        }

        try
        {
            var calendar = new OrganisationCalendar(Options.Create(new OrganisationOptions()));
            var (measured, warnings) = MeasureFiles.Run(responses, reference, alpha, mode, calendar);
            foreach (var warning in warnings)
            {
                await errors.WriteLineAsync($"Warning: {warning}");
            }

            await File.WriteAllTextAsync(output, measured.ToJson() + "\n", cancellationToken);
            return ExitCode.Done;
        }
        catch (UnusableFileException problem)
        {
            await errors.WriteLineAsync(problem.Message);
            return ExitCode.BadInput;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync($"{output}: cannot be written. Check that the folder exists and that you may write there.");
            return ExitCode.BadInput;
        }
    }
}
