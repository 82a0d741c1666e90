using OpenTelemetry;
using OpenTelemetry.Logs;

namespace FeedbackPipeline.Hosting.Telemetry;

/// <summary>Sends where an exception came from but not its message, which can quote what was read.</summary>
internal sealed class NothingPersonalInLogs : BaseProcessor<LogRecord>
{
    public override void OnEnd(LogRecord data)
    {
        if (data.Exception is { } problem)
        {
            data.Attributes = [.. data.Attributes ?? [], new("exception.type", problem.GetType().FullName), new("exception.stacktrace", problem.StackTrace)];
            data.Exception = null;
        }
    }
}
