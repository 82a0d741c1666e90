using System.CommandLine;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Erasing;

/// <summary>Erases one person's words by their receipt, for somebody who asks by telephone or letter.</summary>
internal static class EraseCommand
{
    private const string Actor = "operator";

    public static Command Create(Func<IServiceProvider> services)
    {
        var receipt = new Argument<string>("receipt") { Description = "The code the person was given, for instance 7K3M-Q9TX." };
        var command = new Command("erase", "Erases the words behind a receipt, with every copy of them.") { receipt };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var erased = await services().GetRequiredService<EraseFeedback>().EraseAsync(parsed.GetValue(receipt)!, Actor, cancellationToken);
            if (erased is null)
            {
                await Console.Error.WriteLineAsync($"receipt: '{parsed.GetValue(receipt)}' is not a receipt we know, or its words were erased before.");
                return ExitCode.BadInput;
            }

            Console.WriteLine(erased.ConcernKept ? "Erased. A sealed copy stays with the safeguarding lead until an open concern is decided." : "Erased.");
            return ExitCode.Done;
        });
        return command;
    }
}
