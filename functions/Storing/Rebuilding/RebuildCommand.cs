using System.CommandLine;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Rebuilding;

/// <summary><c>rebuild</c>: for whoever doubts the figures.</summary>
public static class RebuildCommand
{
    private const string Operator = "operator";

    public static Command Create(Func<IServiceProvider> services)
    {
        var command = new Command("rebuild", "Counts the themes of all feedback anew. Words, tags and evidence stay as they are.");
        command.SetAction(async (_, cancellationToken) =>
        {
            await services().GetRequiredService<IRebuildCounts>().RebuildAsync(Operator, cancellationToken);
            await Console.Out.WriteLineAsync("Counted anew.");
            return ExitCode.Done;
        });
        return command;
    }
}
