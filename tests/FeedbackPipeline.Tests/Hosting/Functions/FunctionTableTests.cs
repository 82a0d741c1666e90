using System.Globalization;
using FeedbackPipeline.Hosting.Functions;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Tests.Hosting.Functions.Simulating;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Hosting.Functions;

/// <summary>Nothing that a process of its own does is forgotten under the host.</summary>
public sealed class FunctionTableTests
{
    [Fact]
    public async Task Every_timed_work_is_in_exactly_one_function()
    {
        await using var app = new PipelineApp();

        FunctionTable.Timers.SelectMany(timer => timer.Works).Order().ShouldBe(app.Get<IEnumerable<ITimedWork>>().Select(work => work.Name).Order());
    }

    [Fact]
    public async Task Works_of_one_function_run_in_the_order_in_which_figures_build_on_each_other()
    {
        await using var app = new PipelineApp();

        FunctionTable.Timers.Single(timer => timer.Name == "fn-measure").Works.Where(name => name.StartsWith("fn-measure", StringComparison.Ordinal))
            .ShouldBe(app.Get<IEnumerable<ITimedWork>>().Select(work => work.Name).Where(name => name.StartsWith("fn-measure", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Every_queue_somebody_reads_has_a_function()
    {
        await using var app = new PipelineApp();

        FunctionTable.Queues.Values.Order().ShouldBe(app.Get<IEnumerable<IMessageHandler>>().Select(handler => handler.Queue).Order());
    }

    [Fact]
    public void The_files_say_the_same_as_the_table()
    {
        var files = HostSimulator.Functions;

        files.Where(file => file.TriggerType == "queueTrigger").ToDictionary(file => file.Name, file => file.Queue!).ShouldBe(FunctionTable.Queues, ignoreOrder: true);
        files.Where(file => file.TriggerType == "queueTrigger").ShouldAllBe(file => file.BindingName == QueueFunction.Binding);
        files.Where(file => file.TriggerType == "timerTrigger").ToDictionary(file => file.Name, file => file.Schedule!)
            .ShouldBe(FunctionTable.Timers.ToDictionary(timer => timer.Name, timer => timer.Schedule), ignoreOrder: true);
    }

    [Fact]
    public void Schedules_have_six_fields_each_in_its_range()
    {
        (int Least, int Most)[] ranges = [(0, 59), (0, 59), (0, 23), (1, 31), (1, 12), (0, 6)];
        foreach (var timer in FunctionTable.Timers)
        {
            var fields = timer.Schedule.Split(' ');

            fields.Length.ShouldBe(6, timer.Name);
            fields.Zip(ranges).ShouldAllBe(pair => IsField(pair.First, pair.Second.Least, pair.Second.Most), timer.Schedule);
        }
    }

    private static bool IsField(string field, int least, int most)
        => field == "*" || (field.StartsWith("*/", StringComparison.Ordinal) ? IsNumber(field[2..], 1, most) : IsNumber(field, least, most));

    private static bool IsNumber(string text, int least, int most)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most;
}
