using System.CommandLine;
using System.Globalization;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Hosting.Commands;

/// <summary><c>place</c>: adds or changes one place of the tree, or lists them all.</summary>
internal static class PlaceCommand
{
    private const int LongestId = 40;
    private const int LongestName = 60;

    public static Command Create(Func<IServiceProvider> services)
    {
        var id = new Option<string?>("--id") { Description = $"Lower-case letters, digits and dashes, at most {LongestId}; what 'service' names in the API." };
        var parent = new Option<string?>("--parent") { Description = "Id of the place it belongs to." };
        var kind = new Option<string?>("--kind") { Description = $"One of: {string.Join(", ", Code.All<PlaceKind>())}." };
        var name = new Option<string?>("--name") { Description = "Its name as people know it." };
        var starts = new Option<string?>("--starts") { Description = "First day it can be heard from, YYYY-MM-DD." };
        var ends = new Option<string?>("--ends") { Description = "Last day, YYYY-MM-DD." };
        var list = new Option<bool>("--list") { Description = "Lists all places instead." };
        var command = new Command("place", "Adds or changes a place, or lists them.") { id, parent, kind, name, starts, ends, list };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var book = services().GetRequiredService<IPlaceBook>();
            var tree = await book.ReadAsync(cancellationToken);
            var (output, errors) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            if (parsed.GetValue(list))
            {
                return await ListAsync(tree, output);
            }

            var (place, problem) = Check(tree, parsed.GetValue(id), parsed.GetValue(parent), parsed.GetValue(kind), parsed.GetValue(name), parsed.GetValue(starts), parsed.GetValue(ends));
            if (place is null)
            {
                await errors.WriteLineAsync(problem);
                return ExitCode.BadInput;
            }

            await book.SaveAsync(place, cancellationToken);
            await output.WriteLineAsync(Line(place));
            return ExitCode.Done;
        });
        return command;
    }

    private static (Place? Place, string Problem) Check(PlaceTree tree, string? id, string? parent, string? kind, string? name, string? starts, string? ends)
    {
        if (id is not { Length: > 0 and <= LongestId } || !id.All(sign => char.IsAsciiLetterLower(sign) || char.IsAsciiDigit(sign) || sign == '-'))
        {
            return (null, $"--id: '{id}' must be 1 to {LongestId} lower-case letters, digits and dashes.");
        }

        if (!Code.TryParse<PlaceKind>(kind, out var known))
        {
            return (null, $"--kind: '{kind}' must be one of: {string.Join(", ", Code.All<PlaceKind>())}.");
        }

        var isRoot = id == tree.Root.Id;
        if (isRoot != (known == PlaceKind.Organisation))
        {
            return (null, $"--kind: there is one organisation, '{tree.Root.Id}'; every other place is of another kind.");
        }

        if (ParentProblem(tree, id, parent, isRoot) is { } wrong)
        {
            return (null, wrong);
        }

        if (name?.Trim() is not { Length: > 0 and <= LongestName } called)
        {
            return (null, $"--name: must be 1 to {LongestName} characters.");
        }

        if (!TryReadDay(starts, out var first))
        {
            return (null, $"--starts: '{starts}' is not a day like 2026-03-31.");
        }

        if (!TryReadDay(ends, out var last))
        {
            return (null, $"--ends: '{ends}' is not a day like 2026-03-31.");
        }

        return last < first
            ? (null, $"--ends: '{ends}' is before --starts '{starts}'.")
            : (new Place(id, isRoot ? null : parent, known, called, first, last), "");
    }

    private static string? ParentProblem(PlaceTree tree, string id, string? parent, bool isRoot) => (isRoot, parent) switch
    {
        (true, null or "") => null,
        (true, _) => "--parent: the organisation has none. Leave it out.",
        (false, null or "") => $"--parent: name the place it belongs to, for instance '{tree.Root.Id}'.",
        _ when tree.Find(parent) is null => $"--parent: '{parent}' is not a place we know.",
        _ when tree.WithBelow(id).Any(below => below.Id == parent) => $"--parent: '{parent}' is '{id}' itself or belongs to it.",
        _ => null,
    };

    private static bool TryReadDay(string? text, out DateOnly? day)
    {
        day = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : null;
        return text is null || day is not null;
    }

    private static async Task<int> ListAsync(PlaceTree tree, TextWriter output)
    {
        foreach (var place in tree.WithBelow(tree.Root.Id))
        {
            await output.WriteLineAsync(Line(place));
        }

        return ExitCode.Done;
    }

    private static string Line(Place place)
        => string.Join('\t', place.Id, place.Parent ?? "", Code.Of(place.Kind), place.Name, Day(place.Starts), Day(place.Ends)).TrimEnd('\t');

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
