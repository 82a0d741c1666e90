using Spectre.Console;

namespace FeedbackPipeline.Demonstrating;

/// <summary>A bar on a terminal, a line a month anywhere else.</summary>
internal static class DemoProgress
{
    private const int DaysALine = 30;

    public static async Task<T> ShowAsync<T>(TextWriter output, int days, Func<Action, Task<T>> work)
    {
        if (output != Console.Out || Console.IsOutputRedirected)
        {
            var passed = 0;
            return await work(() =>
            {
                if (++passed % DaysALine == 0)
                {
                    output.WriteLine($"{passed} of {days} days");
                }
            });
        }

        return await AnsiConsole.Progress().StartAsync(async bars =>
        {
            var bar = bars.AddTask("A year of feedback", maxValue: days);
            return await work(() => bar.Increment(1));
        });
    }
}
