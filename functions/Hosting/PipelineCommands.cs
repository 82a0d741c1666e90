using System.CommandLine;
using FeedbackPipeline.Hosting.Commands;
using FeedbackPipeline.Measuring.FromFiles;

namespace FeedbackPipeline.Hosting;

/// <summary>The verbs of the executable. Each stage adds its own in one line here.</summary>
public static class PipelineCommands
{
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Collects feedback, finds its themes, and notices whose voices are missing.");
        root.Add(MeasureCommand.Create());
        var parsed = root.Parse(args);
        return parsed.Errors.Count > 0 ? await ReportAsync(parsed) : await parsed.InvokeAsync();
    }

    private static async Task<int> ReportAsync(ParseResult parsed)
    {
        await parsed.InvokeAsync();
        return ExitCode.BadInput;
    }
}
