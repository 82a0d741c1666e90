using System.CommandLine;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Exporting;

/// <summary>Writes everything, or one service with what is below it, to a file.</summary>
internal static class ExportCommand
{
    private const string Operator = "operator";

    public static Command Create(Func<IServiceProvider> services)
    {
        var output = new Option<FileInfo>("--output") { Description = "File to write, one JSON object a line.", Required = true };
        var service = new Option<string?>("--service") { Description = "Only this place and everything below it; everything where left out." };
        var command = new Command("export", "Writes redacted feedback with its themes as JSON lines.") { output, service };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var provider = services();
            var path = parsed.GetValue(output)!.FullName;
            if (Directory.Exists(path) || !Directory.Exists(Path.GetDirectoryName(path)))
            {
                return await RefuseAsync($"--output: '{path}' is not a file in a folder that exists.");
            }

            var tree = await provider.GetRequiredService<IPlaceBook>().ReadAsync(cancellationToken);
            if (tree.Find(parsed.GetValue(service)) is not { } place)
            {
                return await RefuseAsync($"--service: '{parsed.GetValue(service)}' is not a place we know.");
            }

            var places = place == tree.Root ? null : tree.WithBelow(place.Id).Select(below => below.Id).ToList();
            var rows = await provider.GetRequiredService<ExportFeedback>().ToFileAsync(path, places, place.Id, Operator, cancellationToken);
            Console.WriteLine($"exported {rows}");
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<int> RefuseAsync(string message)
    {
        await Console.Error.WriteLineAsync(message);
        return ExitCode.BadInput;
    }
}
