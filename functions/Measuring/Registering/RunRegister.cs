using System.Globalization;
using FeedbackPipeline.Measuring.Reading;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Measuring.Registering;

/// <summary>Carries out one order of the <c>register</c> verb.</summary>
internal sealed class RunRegister(IServiceProvider services, TextWriter output, TextWriter errors)
{
    private const string Operator = "operator";

    public async Task<int> RunAsync(RegisterOrder order, CancellationToken cancellationToken)
    {
        try
        {
            return await ObeyAsync(order, cancellationToken);
        }
        catch (UnusableFileException problem)
        {
            await errors.WriteLineAsync(problem.Message);
            return ExitCode.BadInput;
        }
    }

    private async Task<int> ObeyAsync(RegisterOrder order, CancellationToken cancellationToken)
    {
        var tree = await services.GetRequiredService<IPlaceBook>().ReadAsync(cancellationToken);
        if (tree.Find(order.Place) is not { } place)
        {
            return await RefuseAsync($"--place: '{order.Place}' is not a place we know.");
        }

        if (DateProblem(order.Date, out var day) is { } wrong)
        {
            return await RefuseAsync(wrong);
        }

        if (new[] { order.CountOnly, order.Complete, order.Reprint }.Count(form => form) > 1)
        {
            return await RefuseAsync("--count-only, --complete and --reprint: give one of them.");
        }

        if (order.FileProblem is { } same)
        {
            return await RefuseAsync(same);
        }

        var file = RegisterFile.Read(order.File, [.. tree.WithBelow(place.Id)], services.GetRequiredService<Demographics>());
        if (file.Ignored.Count > 0)
        {
            await errors.WriteLineAsync($"Note: these columns are no questions we ask and were not read: {string.Join(", ", file.Ignored)}");
        }

        foreach (var (line, error) in file.Rejects)
        {
            await errors.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{order.File}, line {line}: the column '{error.Field}' {error.Rule}"));
        }

        var cards = new ComposeCards(tree, services.GetRequiredService<IOptions<OrganisationOptions>>().Value.PublicBaseUrl is { Length: > 0 } site ? site : "http://localhost:7071");
        var work = (file, tree, place, day);
        return order.CountOnly ? await CountAsync(order, work, cancellationToken)
            : order.Reprint ? await ReprintAsync(order, work, cards, cancellationToken)
            : await KeepAsync(order, work, cards, cancellationToken);
    }

    private async Task<int> CountAsync(RegisterOrder order, (RegisterFile File, PlaceTree Tree, Place Place, DateOnly Day) work, CancellationToken cancellationToken)
    {
        var places = await services.GetRequiredService<KeepRegister>().CountOnlyAsync(work.File, work.Tree, work.Place, order.Source.Trim(), work.Day, Operator, cancellationToken);
        await output.WriteLineAsync($"{work.File.Rows.Count} people counted for: {string.Join(", ", places)}. Nobody was kept.");
        return Outcome(work.File);
    }

    private async Task<int> KeepAsync(RegisterOrder order, (RegisterFile File, PlaceTree Tree, Place Place, DateOnly Day) work, ComposeCards cards, CancellationToken cancellationToken)
    {
        var within = work.Tree.WithBelow(work.Place.Id).Select(place => place.Id).ToList();
        if (!work.File.HasKeys && (await services.GetRequiredService<IRegisterBook>().CountAsync(0, cancellationToken)).Any(count => within.Contains(count.Place)))
        {
            return await RefuseAsync($"{order.File}: people of '{work.Place.Id}' are on the register already. Without the column 'key' nobody can be recognised, and they would be there twice.");
        }

        if (order.Complete && work.File.Rejects.Count > 0)
        {
            return await RefuseAsync("--complete: nothing was kept. A row that can not be read would make its person leave. Put the rows right first.");
        }

        using var files = new WriteInvitations(order.ListPath, order.PagePath);
        try
        {
            var (outcome, invitations) = await services.GetRequiredService<KeepRegister>().KeepAsync(work.File, work.Tree, work.Place, order.Source.Trim(), work.Day, order.Complete, Operator, cancellationToken);
            await output.WriteLineAsync($"{outcome.People} people: new {invitations.Count}, changed {outcome.Changed}, moved {outcome.Moved}, left {outcome.Left}.");
            if (invitations.Count == 0)
            {
                files.Discard();
                return Outcome(work.File);
            }

            await files.WriteAsync(work.Place.Name, invitations, cards, cancellationToken);
            await output.WriteLineAsync($"Invitations: {files}. The codes are nowhere else. Delete both files once the cards are printed.");
            return Outcome(work.File);
        }
        catch
        {
            files.Discard();
            throw;
        }
    }

    private async Task<int> ReprintAsync(RegisterOrder order, (RegisterFile File, PlaceTree Tree, Place Place, DateOnly Day) work, ComposeCards cards, CancellationToken cancellationToken)
    {
        if (!work.File.HasKeys || work.File.Rejects.Count > 0)
        {
            return await RefuseAsync($"{order.File}: cards are printed again for keys. Each row needs a 'key' that can be read.");
        }

        using var files = new WriteInvitations(null, order.PagePath);
        try
        {
            var (outcome, sheets) = await services.GetRequiredService<ReprintCards>().RunAsync(work.File, work.Tree, work.Place, Operator, cancellationToken);
            if (outcome.Batch is null)
            {
                files.Discard();
                return await RefuseAsync($"{order.File}: must name exactly the people on the register of '{work.Place.Id}'. {outcome.Unknown} are not on it, {outcome.Missing} on it are not in the file. Nothing was printed.");
            }

            await files.WriteAsync(work.Place.Name, sheets, cards, cancellationToken);
            await output.WriteLineAsync($"{sheets.Count} sheets: {files}. Print it, fold each sheet, and delete the file.");
            await output.WriteLineAsync(outcome.Batch == ReprintBatch.Everyone
                ? "Everyone has a new code: with so few people, or so soon, fewer would show who was heard."
                : "Those not heard yet have a new code; their old one ended. The other sheets say thank you.");
            return ExitCode.Done;
        }
        catch
        {
            files.Discard();
            throw;
        }
    }

    private string? DateProblem(string date, out DateOnly day)
        => !DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) ? $"--date: '{date}' is not a day like 2026-03-31."
            : day > services.GetRequiredService<OrganisationCalendar>().DayOf(services.GetRequiredService<TimeProvider>().GetUtcNow()) ? $"--date: '{date}' is still to come. Give the day the people were counted."
            : null;

    private static int Outcome(RegisterFile file) => file.Rejects.Count > 0 ? ExitCode.Partly : ExitCode.Done;

    private async Task<int> RefuseAsync(string message)
    {
        await errors.WriteLineAsync(message);
        return ExitCode.BadInput;
    }
}
