using System.CommandLine;
using FeedbackPipeline.Vocabulary.Rows;

namespace FeedbackPipeline.Measuring.Registering;

/// <summary><c>register</c>: says who a place supports, person by person, and invites each of them.</summary>
public static class RegisterCommand
{
    public static Command Create(Func<IServiceProvider> services)
    {
        var file = new Option<string>("--file") { Required = true, Description = "CSV of a care system: a column a question (age_band, gender, …), optionally place and key." };
        var place = new Option<string?>("--place") { Description = "The place the file is about; the whole organisation where left out." };
        var date = new Option<string>("--date") { Required = true, Description = "The day it describes, YYYY-MM-DD." };
        var source = new Option<string>("--source") { Description = "Where it comes from, for people who read an alert.", DefaultValueFactory = _ => "Our register" };
        var countOnly = new Option<bool>("--count-only") { Description = "Counts the rows and keeps nobody." };
        var complete = new Option<bool>("--complete") { Description = "Whoever is on the register of the place and not in the file has left." };
        var reprint = new Option<bool>("--reprint") { Description = "Prints new cards for those not heard yet. The file names everyone on the register of the place." };
        var invitations = new Option<string?>("--invitations") { Description = "CSV of new codes and links; beside the file where left out." };
        var cards = new Option<string?>("--cards") { Description = "The page to print; beside the file where left out." };
        var command = new Command("register", "Puts the people a place supports on its register, invites them, and counts whom it supports.")
        {
            file, place, date, source, countOnly, complete, reprint, invitations, cards,
        };
        command.SetAction((parsed, cancellationToken) => new RunRegister(services(), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error).RunAsync(
            new(
                parsed.GetRequiredValue(file),
                parsed.GetValue(place),
                parsed.GetRequiredValue(date),
                parsed.GetValue(source) ?? "",
                parsed.GetValue(countOnly),
                parsed.GetValue(complete),
                parsed.GetValue(reprint),
                parsed.GetValue(invitations),
                parsed.GetValue(cards)),
            cancellationToken));
        return command;
    }
}

/// <summary>What the operator asked for, as typed.</summary>
internal sealed record RegisterOrder(string File, string? Place, string Date, string Source, bool CountOnly, bool Complete, bool Reprint, string? Invitations, string? Cards)
{
    public string ListPath => Invitations ?? Beside("invitations.csv");

    public string PagePath => Cards ?? (Invitations is null ? Beside("cards.html") : Path.ChangeExtension(Invitations, ".html"));

    /// <summary>What is wrong where new cards would be written over the file or the list of codes; null where nothing is.</summary>
    public string? FileProblem => CountOnly ? null : SeparateFiles.Problem([("--file", File)], ("--invitations", ListPath), ("--cards", PagePath)) ?? SeparateFiles.Problem([("--invitations", ListPath)], ("--cards", PagePath));

    private string Beside(string ending)
        => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(File))!, $"{Path.GetFileNameWithoutExtension(File)}.{ending}");
}
