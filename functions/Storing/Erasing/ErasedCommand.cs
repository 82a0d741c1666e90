using System.CommandLine;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Erasing;

/// <summary>Writes the ids of what was erased, to be erased again in whatever is restored from before.</summary>
internal static class ErasedCommand
{
    public static Command Create(Func<IServiceProvider> services)
    {
        var since = new Option<DateOnly>("--since") { Description = "Only what was erased on this day (UTC) or after it, for instance 2026-11-02.", DefaultValueFactory = _ => DateOnly.MinValue };
        var command = new Command("erased", "Writes the ids of what was erased, one a line, oldest first.") { since };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var from = new DateTimeOffset(parsed.GetValue(since), TimeOnly.MinValue, TimeSpan.Zero);
            foreach (var id in await services().GetRequiredService<IErasureStore>().ErasedSinceAsync(from, cancellationToken))
            {
                Console.WriteLine(id);
            }

            return ExitCode.Done;
        });
        return command;
    }
}
