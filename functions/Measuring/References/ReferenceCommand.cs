using System.CommandLine;
using System.Globalization;
using FeedbackPipeline.Measuring.Reading;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Measuring.References;

/// <summary><c>reference</c>: says whom a place supports, from a CSV file. What was said before is kept.</summary>
public static class ReferenceCommand
{
    private const string Operator = "operator";

    public static Command Create(Func<IServiceProvider> services)
    {
        var place = new Option<string?>("--place") { Description = "The place it is about; the whole organisation where left out." };
        var file = new Option<string>("--file") { Required = true, Description = "CSV: dimension,category,count." };
        var source = new Option<string>("--source") { Required = true, Description = "Where the counts come from, for people who read an alert." };
        var date = new Option<string>("--date") { Required = true, Description = "The day they describe, YYYY-MM-DD." };
        var command = new Command("reference", "Says how many people of each group a place supports.") { place, file, source, date };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            services(),
            parsed.GetValue(place),
            parsed.GetRequiredValue(file),
            parsed.GetRequiredValue(source),
            parsed.GetRequiredValue(date),
            parsed.InvocationConfiguration.Output,
            parsed.InvocationConfiguration.Error,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        IServiceProvider services,
        string? placeId,
        string file,
        string source,
        string date,
        TextWriter output,
        TextWriter errors,
        CancellationToken cancellationToken)
    {
        var place = (await services.GetRequiredService<IPlaceBook>().ReadAsync(cancellationToken)).Find(placeId);
        if (place is null)
        {
            return await RefuseAsync(errors, $"--place: '{placeId}' is not a place we know.");
        }

        if (!DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return await RefuseAsync(errors, $"--date: '{date}' is not a day like 2026-03-31.");
        }

        if (day > services.GetRequiredService<OrganisationCalendar>().DayOf(services.GetRequiredService<TimeProvider>().GetUtcNow()))
        {
            return await RefuseAsync(errors, $"--date: '{date}' is still to come. Give the day the people were counted.");
        }

        if (string.IsNullOrWhiteSpace(source))
        {
            return await RefuseAsync(errors, "--source: say where the counts come from.");
        }

        var demographics = services.GetRequiredService<Demographics>();
        ReferenceEntries read;
        try
        {
            using var table = CsvTable.Open(file);
            read = ReferenceFile.Read(table, key => demographics.Find(key) is { Multi: true });
        }
        catch (UnusableFileException problem)
        {
            return await RefuseAsync(errors, problem.Message);
        }

        if (CheckReference.Problems(read.Dimensions, demographics, services.GetRequiredService<IOptions<MeasuringOptions>>().Value.JointGroups) is { Count: > 0 } problems)
        {
            return await RefuseAsync(errors, string.Join(Environment.NewLine, problems.Select(problem => $"{file}: {problem}")));
        }

        var book = services.GetRequiredService<IReferenceBook>();
        var reference = new NewReference(place.Id, source.Trim(), day, read.Dimensions) { Total = read.Total, NotKnown = read.NotKnown };
        var before = await book.HistoryAsync(place.Id, cancellationToken) is [.., var newest] ? newest : null;
        var version = await book.AddAsync(reference, Operator, cancellationToken);
        foreach (var warning in CheckReference.Warnings(reference, before, demographics))
        {
            await errors.WriteLineAsync($"Note: {warning}");
        }

        await output.WriteLineAsync($"{place.Name}: version {version}, {read.Dimensions.Count} questions.");
        return ExitCode.Done;
    }

    private static async Task<int> RefuseAsync(TextWriter errors, string message)
    {
        await errors.WriteLineAsync(message);
        return ExitCode.BadInput;
    }
}
