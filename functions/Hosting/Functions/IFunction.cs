using FeedbackPipeline.Hosting.Functions.Invoking;

namespace FeedbackPipeline.Hosting.Functions;

/// <summary>Work the host calls for: of a queue's message, or of a timer.</summary>
internal interface IFunction
{
    string Name { get; }

    /// <summary>An exception is answered with "call me again".</summary>
    Task<InvocationAnswer> RunAsync(Invocation invocation, CancellationToken cancellationToken);
}
