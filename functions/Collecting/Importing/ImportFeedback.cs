using System.Collections.Concurrent;
using FeedbackPipeline.Collecting.Accepting;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Collecting.Importing;

/// <summary>Accepts the rows of a file, many at a time so that they share commits. Stopped half-way, it goes on where it was: what is here already counts as duplicate.</summary>
public sealed class ImportFeedback(AcceptFeedback accept, Demographics demographics, IOptions<OrganisationOptions> organisation, TimeProvider time)
{
    private const int AtOnce = 256;

    /// <param name="progressed">Told after each row, from several threads.</param>
    /// <exception cref="IntakeUnavailableException">The store is not reachable; what was imported stays.</exception>
    internal async Task<ImportResult> RunAsync(ImportFile file, string survey, Action<int> progressed, CancellationToken cancellationToken)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(organisation.Value.TimeZone);
        var rejects = new ConcurrentBag<Reject>();
        var (imported, duplicates, rows) = (0, 0, 0);
        await Parallel.ForEachAsync(file.Rows(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (row, stop) =>
        {
            switch (await ImportAsync(row, survey, zone, stop))
            {
                case { Errors: { Count: > 0 } errors }:
                    foreach (var error in errors)
                    {
                        rejects.Add(new(row.Line, error));
                    }

                    break;
                case { AlreadyHere: true }:
                    Interlocked.Increment(ref duplicates);
                    break;
                default:
                    Interlocked.Increment(ref imported);
                    break;
            }

            progressed(Interlocked.Increment(ref rows));
        });
        return new(imported, duplicates, [.. rejects.OrderBy(reject => reject.Line).ThenBy(reject => reject.Error.Field, StringComparer.Ordinal)]);
    }

    private async Task<(bool AlreadyHere, IReadOnlyList<FieldError> Errors)> ImportAsync(ImportRow row, string survey, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        if (row is ImportRow.Broken broken)
        {
            return (false, [broken.Error]);
        }

        var (request, arrival, errors) = ReadRow.From((ImportRow.Readable)row, survey, demographics, zone, time.GetUtcNow());
        if (errors.Count > 0)
        {
            return (false, errors);
        }

        return await accept.AcceptAsync(request, arrival, cancellationToken) switch
        {
            AcceptOutcome.Accepted accepted => (accepted.AlreadyHere, []),
            AcceptOutcome.Rejected rejected => (false, [.. rejected.Errors.Select(error => error.Field == "idempotencyKey" ? error with { Field = ImportColumns.ExternalId } : error)]),
            _ => (false, [new(ImportColumns.ExternalId, "came before with other words.")]),
        };
    }
}

/// <summary>What became of a file.</summary>
/// <param name="Rejects">By line; a row with several mistakes is there several times.</param>
internal sealed record ImportResult(int Imported, int Duplicates, IReadOnlyList<Reject> Rejects)
{
    public int Rejected => Rejects.Select(reject => reject.Line).Distinct().Count();
}
