using System.CommandLine;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Hosting.Commands;

/// <summary>Gives messages that were given up another five tries, after whatever broke them was mended.</summary>
internal static class ReplayPoisonCommand
{
    public static Command Create(Func<IServiceProvider> services)
    {
        var queue = new Option<string[]>("--queue") { Description = "Only these queues; all where left out." }.AcceptOnlyFromAmong([.. Queues.All]);
        var command = new Command("replay-poison", "Puts messages that were given up back on their queue.") { queue };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var messages = services().GetRequiredService<IMessageQueue>();
            foreach (var name in parsed.GetValue(queue) is { Length: > 0 } named ? named : Queues.All)
            {
                Console.WriteLine($"{name}: {await messages.ReplayPoisonAsync(name, cancellationToken)} replayed");
            }

            return ExitCode.Done;
        });
        return command;
    }
}
