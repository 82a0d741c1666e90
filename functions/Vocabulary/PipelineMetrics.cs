using System.Diagnostics.Metrics;

namespace FeedbackPipeline.Vocabulary;

/// <summary>What happens in the pipeline, counted: a method for each event. No tag ever holds anything about a person.</summary>
public sealed class PipelineMetrics
{
    public const string Meter = "FeedbackPipeline";

    private readonly Meter meter;
    private readonly Counter<long> accepted;
    private readonly Counter<long> tagged;
    private readonly Counter<long> poisoned;
    private readonly Counter<long> givenUp;
    private readonly Counter<long> alertsOpened;
    private readonly Counter<long> alertsClosed;
    private readonly Counter<long> azureLanguageFailed;
    private readonly Histogram<double> requestUnits;
    private long acceptedSoFar;

    public PipelineMetrics(IMeterFactory meters)
    {
        meter = meters.Create(Meter);
        accepted = meter.CreateCounter<long>("feedback-accepted", description: "Submissions that are safe in the store.");
        tagged = meter.CreateCounter<long>("feedback-tagged", description: "Submissions that were tagged.");
        poisoned = meter.CreateCounter<long>("message-poisoned", description: "Messages moved to a poison queue.");
        givenUp = meter.CreateCounter<long>("message-given-up", description: "Messages whose last try failed.");
        alertsOpened = meter.CreateCounter<long>("alert-opened", description: "Alerts that opened, or opened again.");
        alertsClosed = meter.CreateCounter<long>("alert-closed", description: "Alerts that closed.");
        azureLanguageFailed = meter.CreateCounter<long>("azure-language-failed", description: "Calls of Azure AI Language, or documents in them, that failed.");
        requestUnits = meter.CreateHistogram<double>("cosmos-request-units", unit: "{RU}", description: "What operations on Azure Cosmos DB cost.");
    }

    /// <summary>Submissions this process has accepted since it started.</summary>
    public long AcceptedSoFar => Volatile.Read(ref acceptedSoFar);

    /// <param name="channel">The channel's code.</param>
    public void Accepted(string channel)
    {
        Interlocked.Increment(ref acceptedSoFar);
        accepted.Add(1, Tag("channel", channel));
    }

    public void Tagged() => tagged.Add(1);

    /// <summary>A message went to a poison queue, given up or not ours.</summary>
    public void Poisoned(string queue) => poisoned.Add(1, Tag("queue", queue));

    public void GivenUp(string queue) => givenUp.Add(1, Tag("queue", queue));

    /// <param name="rule">Name of the alert's rule.</param>
    public void AlertOpened(string rule) => alertsOpened.Add(1, Tag("rule", rule));

    public void AlertClosed(string rule) => alertsClosed.Add(1, Tag("rule", rule));

    public void AzureLanguageFailed(string task) => azureLanguageFailed.Add(1, Tag("task", task));

    /// <param name="operation">A name from the source code, never an id.</param>
    public void RequestUnits(string operation, double charge) => requestUnits.Record(charge, Tag("operation", operation));

    /// <summary>Shows the queues as they stand whenever somebody collects the figures.</summary>
    public void ObserveQueues(Func<IReadOnlyList<QueueFigures>> look)
    {
        meter.CreateObservableGauge(
            "queue-poisoned",
            () => look().Select(figures => new Measurement<long>(figures.Poisoned, Tag("queue", figures.Queue))),
            description: "Messages in the poison queue.");
        meter.CreateObservableGauge(
            "queue-oldest-age",
            () => look().Select(figures => new Measurement<double>(figures.Age.TotalSeconds, Tag("queue", figures.Queue))),
            unit: "s",
            description: "How long the oldest message has waited.");
    }

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}

/// <param name="Poisoned">Length of its poison queue.</param>
/// <param name="Age">How long its oldest message has waited; zero where none waits.</param>
public sealed record QueueFigures(string Queue, long Poisoned, TimeSpan Age);
