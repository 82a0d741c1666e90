using System.CommandLine;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Erasing;

/// <summary>Erases one person's words by their receipt, for somebody who asks by telephone or letter; or all of a list of ids, after a backup brought them back.</summary>
internal static class EraseCommand
{
    private const string Actor = "operator";

    public static Command Create(Func<IServiceProvider> services)
    {
        var receipt = new Argument<string?>("receipt") { Description = "The code the person was given, for instance 7K3M-Q9TX.", Arity = ArgumentArity.ZeroOrOne };
        var ids = new Option<FileInfo?>("--ids") { Description = "Instead: a file with an id a line, as `erased` writes them. What is not there, or was erased before, is passed over." };
        var command = new Command("erase", "Erases the words behind a receipt, with every copy of them.") { receipt, ids };
        command.SetAction((parsed, cancellationToken) => (parsed.GetValue(receipt), parsed.GetValue(ids)) switch
        {
            ({ } known, null) => OneAsync(services(), known, cancellationToken),
            (null, { Exists: true } file) => ListAsync(services(), file, cancellationToken),
            (null, { } file) => RefuseAsync($"--ids: '{file.FullName}' is not a file."),
            _ => RefuseAsync("receipt: give either a receipt or --ids with a file."),
        });
        return command;
    }

    private static async Task<int> OneAsync(IServiceProvider services, string receipt, CancellationToken cancellationToken)
    {
        var erased = await services.GetRequiredService<EraseFeedback>().EraseAsync(receipt, Actor, cancellationToken);
        if (erased is null)
        {
            return await RefuseAsync($"receipt: '{receipt}' is not a receipt we know, or its words were erased before.");
        }

        Console.WriteLine(erased.ConcernKept ? "Erased. A sealed copy stays with the safeguarding lead until an open concern is decided." : "Erased.");
        return ExitCode.Done;
    }

    private static async Task<int> ListAsync(IServiceProvider services, FileInfo file, CancellationToken cancellationToken)
    {
        var (erase, erased, passed) = (services.GetRequiredService<EraseFeedback>(), 0, 0);
        foreach (var id in (await File.ReadAllLinesAsync(file.FullName, cancellationToken)).Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            _ = await erase.EraseByIdAsync(id, Actor, cancellationToken) is null ? passed++ : erased++;
        }

        Console.WriteLine($"erased {erased}, passed over {passed}");
        return ExitCode.Done;
    }

    private static async Task<int> RefuseAsync(string message)
    {
        await Console.Error.WriteLineAsync(message);
        return ExitCode.BadInput;
    }
}
