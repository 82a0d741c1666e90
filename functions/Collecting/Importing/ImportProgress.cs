using Spectre.Console;

namespace FeedbackPipeline.Collecting.Importing;

/// <summary>A bar on a terminal, plain lines anywhere else.</summary>
internal static class ImportProgress
{
    private const int RowsALine = 1_000;

    public static async Task<T> ShowAsync<T>(TextWriter output, Func<double> done, Func<Action<int>, Task<T>> work)
    {
        if (output != Console.Out || Console.IsOutputRedirected)
        {
            return await work(rows =>
            {
                if (rows % RowsALine == 0)
                {
                    output.WriteLine($"read {rows} rows");
                }
            });
        }

        return await AnsiConsole.Progress().StartAsync(async bars =>
        {
            var bar = bars.AddTask("Importing", maxValue: 1);
            var result = await work(_ => bar.Value = done());
            bar.Value = 1;
            return result;
        });
    }
}
