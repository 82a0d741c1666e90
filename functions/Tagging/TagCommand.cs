using System.Buffers;
using System.CommandLine;
using System.Text.Json;
using FeedbackPipeline.Tagging.Theming;
using FeedbackPipeline.Tagging.Theming.Following;
using FeedbackPipeline.Vocabulary;
using FeedbackPipeline.Vocabulary.Rows;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Tagging;

/// <summary>Tags the comments of a CSV file, one JSON object a line, in the file's order. Stores nothing.</summary>
internal static class TagCommand
{
    private const int LongestRecord = 4_194_304;
    private const int RowsOfBatch = 256;
    private const int LettersOfBatch = 1 << 20;

    public static Command Create(Func<IServiceProvider> services)
    {
        var input = new Option<FileInfo>("--input") { Description = "A CSV file (UTF-8) with the columns id and text, and question if it is known.", Required = true };
        var output = new Option<FileInfo>("--output") { Description = "Where the JSON lines go.", Required = true };
        var themes = new Option<string?>("--themes") { Description = "The theme framework; the organisation's own where left out." };
        var own = new Option<bool>("--own") { Description = "Use the themes, the concern list and what was learned as this organisation's database has them. Without it: as they came with the product." };
        var command = new Command("tag", "Tags the comments of a CSV file: language, themes, sentiment, concerns, identifiers.") { input, output, themes, own };
        command.SetAction((parsed, cancellationToken) => RunAsync(services(), parsed.GetValue(input)!, parsed.GetValue(output)!, parsed.GetValue(themes), parsed.GetValue(own), cancellationToken));
        return command;
    }

    /// <returns>0 all tagged, 1 some rows could not be read.</returns>
    /// <exception cref="InvalidDataException">The file or the framework is not usable; nothing was written.</exception>
    private static async Task<int> RunAsync(IServiceProvider services, FileInfo input, FileInfo output, string? themes, bool own, CancellationToken cancellationToken)
    {
        var frameworks = services.GetRequiredService<ThemeFrameworks>();
        var framework = themes ?? services.GetRequiredService<IOptions<TaggingOptions>>().Value.Framework;
        if (frameworks.Find(framework) is null)
        {
            throw new InvalidDataException($"--themes: must be one of: {string.Join(", ", frameworks.All.Select(known => known.Id))}.");
        }

        if (own)
        {
            await services.GetRequiredService<FollowThemes>().RefreshAsync(cancellationToken);
        }

        var aside = new FileInfo($"{output.FullName}.part");
        if (SeparateFiles.Problem([("--input", input.FullName)], ("--output", output.FullName), ("--output", aside.FullName)) is { } same)
        {
            throw new InvalidDataException(same);
        }

        var tagText = services.GetRequiredService<TagText>();
        using var rows = new CsvRows(input, LongestRecord);
        var (id, text, question) = (Needed(rows, "id"), Needed(rows, "text"), rows.Find("question"));
        if (output.Directory is not { Exists: true } || Directory.Exists(output.FullName))
        {
            throw new InvalidDataException($"--output: '{output.FullName}' must be a file in a folder that exists.");
        }

        var unknown = 0;
        try
        {
            var broken = await WriteAsync(aside, rows, Tag, cancellationToken);
            aside.MoveTo(output.FullName, overwrite: true);
            if (unknown > 0)
            {
                await Console.Error.WriteLineAsync($"Note: {unknown} {(unknown == 1 ? "row" : "rows")} asked a question nobody knows: treated as nonspecific.");
            }

            return broken == 0 ? ExitCode.Done : ExitCode.Partly;
        }
        finally
        {
            File.Delete($"{output.FullName}.part");
        }

        void Tag(Utf8JsonWriter into, IReadOnlyList<string> fields)
        {
            var asked = question < 0 ? null : fields[question];
            if (!AskedQuestions.IsKnown(asked))
            {
                Interlocked.Increment(ref unknown);
            }

            WriteTags.To(into, fields[id], tagText.Tag(fields[text], asked, null, framework));
        }
    }

    /// <summary>Tags on every processor, one batch each, and writes the batches in the order they were read.</summary>
    /// <returns>How many rows could not be read.</returns>
    private static async Task<int> WriteAsync(FileInfo file, CsvRows rows, Action<Utf8JsonWriter, IReadOnlyList<string>> tag, CancellationToken cancellationToken)
    {
        var broken = 0;
        var running = new Queue<Task<TaggedBatch>>();
        var spare = new Stack<TaggedBatch>();
        await using var stream = file.Create();
        foreach (var batch in Batches(rows))
        {
            while (running.Count > Environment.ProcessorCount)
            {
                await WriteFirstAsync();
            }

            foreach (var row in batch.OfType<CsvRow.Broken>())
            {
                broken++;
                await Console.Error.WriteLineAsync($"line {row.Line}: {row.Error.Field} {row.Error.Rule}");
            }

            var into = spare.TryPop(out var used) ? used : new TaggedBatch();
            running.Enqueue(Task.Run(() => into.Fill(batch, tag), cancellationToken));
        }

        while (running.Count > 0)
        {
            await WriteFirstAsync();
        }

        return broken;

        async Task WriteFirstAsync()
        {
            var first = await running.Dequeue();
            await stream.WriteAsync(first.Lines, cancellationToken);
            spare.Push(first);
        }
    }

    private static IEnumerable<List<CsvRow>> Batches(CsvRows rows)
    {
        var (batch, letters) = (new List<CsvRow>(RowsOfBatch), 0);
        foreach (var row in rows.Read())
        {
            batch.Add(row);
            letters += row is CsvRow.Readable { Fields: var fields } ? fields.Sum(field => field.Length) : 0;
            if (batch.Count == RowsOfBatch || letters >= LettersOfBatch)
            {
                yield return batch;
                (batch, letters) = (new(RowsOfBatch), 0);
            }
        }

        yield return batch;
    }

    private static int Needed(CsvRows rows, string column)
        => rows.Find(column) is >= 0 and var at ? at : throw new InvalidDataException($"--input: the column '{column}' is missing. The first line names: {string.Join(", ", rows.Header)}.");

    /// <summary>The lines of some rows; used again and again.</summary>
    private sealed class TaggedBatch
    {
        private readonly ArrayBufferWriter<byte> lines = new(1 << 16);

        public ReadOnlyMemory<byte> Lines => lines.WrittenMemory;

        public TaggedBatch Fill(List<CsvRow> rows, Action<Utf8JsonWriter, IReadOnlyList<string>> tag)
        {
            lines.ResetWrittenCount();
            using var writer = new Utf8JsonWriter(lines);
            foreach (var row in rows.OfType<CsvRow.Readable>())
            {
                tag(writer, row.Fields);
                writer.Reset();
                lines.Write("\n"u8);
            }

            return this;
        }
    }
}
