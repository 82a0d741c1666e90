namespace FeedbackPipeline.Messages;

/// <summary>Work done again and again: by timers of the process itself, or by a timer function under the Functions host. Each run is idempotent and short when there is nothing to do.</summary>
public interface ITimedWork
{
    /// <summary>The function's name, for instance <c>fn-measure</c>.</summary>
    string Name { get; }

    /// <summary>How long a standalone process waits between two runs.</summary>
    TimeSpan Every { get; }

    Task RunAsync(CancellationToken cancellationToken);
}
