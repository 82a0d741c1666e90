using FeedbackPipeline.Messages;
using FeedbackPipeline.Messages.Pumping;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Hosting.Functions;

/// <summary>The functions of <see cref="FunctionTable"/> with the handlers and works behind them.</summary>
internal sealed class KnownFunctions(
    IEnumerable<IMessageHandler> handlers,
    IEnumerable<ITimedWork> works,
    WorkMessage work,
    IMessageQueue queue,
    IOptions<FunctionsOptions> options,
    TimeProvider time,
    ILogger<TimerFunction> logger)
{
    private readonly Dictionary<string, IFunction> known = FunctionTable.Queues
        .Select(IFunction (entry) => new QueueFunction(entry.Key, handlers.Single(handler => handler.Queue == entry.Value), work, queue, Longest(options.Value)))
        .Concat(FunctionTable.Timers
            .Select(IFunction (entry) => new TimerFunction(entry.Name, [.. entry.Works.Select(name => works.Single(work => work.Name == name))], Longest(options.Value), time, logger)))
        .ToDictionary(function => function.Name, StringComparer.Ordinal);

    public IFunction? Find(string name) => known.GetValueOrDefault(name);

    private static TimeSpan Longest(FunctionsOptions options) => TimeSpan.FromSeconds(options.TimeoutSeconds);
}
