using System.Text.Json;
using System.Text.Json.Nodes;
using FeedbackPipeline.Collecting.Accepting;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Collecting.Importing;

/// <summary>Turns a row into a request. Rules of the request itself are checked where every request is.</summary>
internal static class ReadRow
{
    private const char Between = ';';
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static (FeedbackRequest Request, Arrival Arrival, IReadOnlyList<FieldError> Errors) From(
        ImportRow.Readable row,
        string survey,
        Demographics demographics,
        TimeZoneInfo zone,
        DateTimeOffset now)
    {
        var errors = new List<FieldError>();
        var received = Received(row, zone, now, errors);
        var channel = Channel.Import;
        if (row.Value(ImportColumns.Channel) is { } code && !Code.TryParse(code, out channel))
        {
            errors.Add(new(ImportColumns.Channel, $"must be one of: {string.Join(", ", Code.All<Channel>())}."));
        }

        // Keys of files and keys of other senders never meet.
        var key = row.Value(ImportColumns.ExternalId) is { } given ? $"import:{given}" : $"row:{row.Key}";
        var answers = Prefixed(row, ImportColumns.AnswerPrefix).ToDictionary(pair => pair.Key, pair => row.Values[ImportColumns.AnswerPrefix + pair.Key], StringComparer.Ordinal);
        var about = Prefixed(row, ImportColumns.AboutPrefix).ToDictionary(pair => pair.Key, pair => About(demographics.Find(pair.Key), pair.Value), StringComparer.Ordinal);
        var text = row.Value(ImportColumns.Text) is null ? null : row.Values[ImportColumns.Text];
        return (
            new(survey, text, answers, row.Value(ImportColumns.Service), row.Value(ImportColumns.Help), about, key, row.Value(ImportColumns.Language)),
            new(channel, SuppliedBy.Import, AboutClosed: true, received, row.Value(ImportColumns.Respondent), row.Value(ImportColumns.Question)),
            errors);
    }

    private static DateTimeOffset? Received(ImportRow.Readable row, TimeZoneInfo zone, DateTimeOffset now, List<FieldError> errors)
    {
        if (row.Value(ImportColumns.Received) is not { } text)
        {
            return null;
        }

        var moment = ReadMoment.From(text, zone);
        if (moment is null)
        {
            errors.Add(new(ImportColumns.Received, "is not a date we can read. Write it like 2026-03-31 or 2026-03-31T14:05:00Z."));
        }
        else if (moment > now)
        {
            errors.Add(new(ImportColumns.Received, "lies in the future."));
        }
        else if (moment < Earliest)
        {
            errors.Add(new(ImportColumns.Received, $"lies before {Earliest.Year}. Check the year."));
        }

        return moment;
    }

    private static IEnumerable<KeyValuePair<string, string>> Prefixed(ImportRow.Readable row, string prefix)
        => row.Values.Keys.Where(column => column.StartsWith(prefix, StringComparison.Ordinal))
            .Select(column => (Name: column[prefix.Length..], Value: row.Value(column)))
            .Where(pair => pair.Value is not null)
            .Select(pair => KeyValuePair.Create(pair.Name, pair.Value!));

    private static JsonElement About(Dimension? dimension, string value)
    {
        var one = dimension is not { Multi: true } || !value.Contains(Between, StringComparison.Ordinal);
        JsonNode node = one
            ? JsonValue.Create(value)
            : new JsonArray([.. value.Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(code => (JsonNode)JsonValue.Create(code))]);
        using var document = JsonDocument.Parse(node.ToJsonString());
        return document.RootElement.Clone();
    }
}
