namespace FeedbackPipeline.Hosting.Functions;

/// <summary>A timer function and the works it runs, one after the other.</summary>
/// <param name="Schedule">Six fields, seconds first, in UTC.</param>
internal sealed record TimerEntry(string Name, string Schedule, IReadOnlyList<string> Works);

/// <summary>
/// Which function does what under the host. Each timer function that runs starts an instance of its own, so works share few of them: what people wait for every
/// five minutes, figures and what must not be kept beyond its days every hour, tidying every night. Every entry has a <c>function.json</c> beside its code.
/// </summary>
internal static class FunctionTable
{
    /// <summary>The names of all functions that no address on the web may reach.</summary>
    public const string Prefix = "fn-";

    /// <summary>Function and queue.</summary>
    public static IReadOnlyDictionary<string, string> Queues { get; } = new Dictionary<string, string>
    {
        ["fn-tag"] = Messages.Queues.FeedbackIn,
        ["fn-transcribe"] = Messages.Queues.AudioIn,
        ["fn-sms"] = Messages.Queues.SmsIn,
        ["fn-sms-acs"] = Messages.Queues.SmsEvents,
        ["fn-sms-out"] = Messages.Queues.SmsOut,
        ["fn-notify"] = Messages.Queues.NotifyOut,
    };

    public static IReadOnlyList<TimerEntry> Timers { get; } =
    [
        new("fn-sweep", "0 */5 * * * *", ["fn-sweep", "fn-chase-concerns", "fn-test-safeguarding", "fn-notify-digest", "fn-learn", "fn-retag"]),
        new(
            "fn-measure",
            "0 7 * * * *",
            [
                "fn-measure", "fn-measure-pace", "fn-measure-arrivals", "fn-measure-silence", "fn-measure-help", "fn-measure-references", "fn-measure-alerts",
                "fn-measure-escalate", "fn-forget-transcripts", "fn-forget-recordings", "fn-forget-numbers",
            ]),
        new("fn-retention", "0 23 3 * * *", ["fn-terms"]),
    ];
}
