using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net.Http.Json;
using FeedbackPipeline.Hosting.Telemetry;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Storing.Sqlite;
using FeedbackPipeline.Tests.Collecting;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace FeedbackPipeline.Tests.Hosting;

/// <summary>Whoever runs the pipeline sees how it does, and nothing about anybody.</summary>
public sealed class TelemetryTests : IAsyncLifetime
{
    private const string Words = "Oluwaseun hit me in the zebrawood room.";
    private const string Secret = "unmistakable-secret";
    private readonly List<Activity> spans = [];
    private readonly List<LogRecord> logs = [];
    private readonly List<MetricSnapshot> figures = [];
    private PipelineApp app = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        app = new PipelineApp(("Pumping:RetrySeconds", "0"))
        {
            Replace = services => services.AddTelemetry(Settings(TelemetryExtensions.Collector, "http://127.0.0.1:1")).AddOpenTelemetry()
                .WithTracing(traces => traces.AddInMemoryExporter(spans))
                .WithMetrics(metrics => metrics.AddInMemoryExporter(figures))
                .WithLogging(records => records.AddInMemoryExporter(logs)),
        };
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Nothing_that_leaves_tells_anything_about_anybody()
    {
        var person = await new FormWalk(app.Anyone()).ToTheCheckPageAsync(words: Words);
        var draft = person.Draft;
        await person.SendAsync();
        var receipt = person.Receipt;
        await BreakAsync();
        await app.DrainAsync();
        await person.OpenAsync($"/r/{receipt}?name={Secret}");
        var anyone = app.Anyone();
        anyone.DefaultRequestHeaders.Add("User-Agent", Secret);
        anyone.DefaultRequestHeaders.Add("tracestate", $"seen={Secret}");
        await anyone.PostAsJsonAsync(new Uri($"/api/feedback?code={Secret}", UriKind.Relative), new { text = Words, service = Secret }, Stop);
        await anyone.GetAsync(new Uri($"/{Secret}/nowhere", UriKind.Relative), Stop);
        await anyone.DeleteAsync(new Uri($"/api/feedback/{receipt}", UriKind.Relative), Stop);
        await app.DrainAsync();
        await CollectAsync();

        var all = Everything();

        foreach (var personal in (string[])["zebrawood", "Oluwaseun", receipt, draft, Secret])
        {
            all.Where(text => text.Contains(personal, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
        }

        spans.Select(span => span.DisplayName).ShouldContain("GET r/{receipt}");
        spans.ShouldContain(span => span.Status == ActivityStatusCode.Error && span.DisplayName == "process feedback-in");
        logs.ShouldContain(record => record.Attributes!.Any(attribute => attribute.Key == "exception.type" && (string)attribute.Value! == "Microsoft.Data.Sqlite.SqliteException"));
        ((string[])["feedback-accepted", "message-given-up", "queue-poisoned", "http.server.request.duration"]).ShouldBeSubsetOf(figures.Select(metric => metric.Name));
    }

    [Fact]
    public async Task One_can_follow_words_from_the_form_through_every_queue()
    {
        var person = await new FormWalk(app.Anyone()).ToTheCheckPageAsync(words: Words);
        await person.SendAsync();
        await app.DrainAsync();

        var requests = Of(ActivityKind.Server).Select(span => span.TraceId).ToHashSet();
        var tagging = Of(ActivityKind.Consumer).Where(span => span.DisplayName == "process feedback-in" && span.Links.Any(link => requests.Contains(link.Context.TraceId))).ToList();
        tagging.ShouldNotBeEmpty();
        Of(ActivityKind.Consumer).ShouldContain(span => span.DisplayName == "process notify-out" && span.Links.Any(link => tagging.Any(work => work.SpanId == link.Context.SpanId)));
    }

    [Fact]
    public async Task Each_event_is_counted_once()
    {
        await using var quiet = new PipelineApp(("Pumping:RetrySeconds", "0"));
        var counted = new ConcurrentDictionary<string, long>();
        using var listener = Listen(quiet, counted);

        await quiet.Anyone().PostAsJsonAsync(new Uri("/api/feedback", UriKind.Relative), new { text = "The food is nice.", idempotencyKey = "k" }, Stop);
        await quiet.Anyone().PostAsJsonAsync(new Uri("/api/feedback", UriKind.Relative), new { text = "The food is nice.", idempotencyKey = "k" }, Stop);
        await quiet.Get<IMessageQueue>().SendAsync(Queues.FeedbackIn, "not ours", null, Stop);
        await quiet.DrainAsync();

        counted.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}").ShouldBe(["feedback-accepted 1", "feedback-tagged 1", "message-poisoned 1"]);
    }

    [Fact]
    public async Task The_queues_are_shown_as_they_stand()
    {
        await app.Get<IMessageQueue>().SendAsync(Queues.FeedbackIn, "not ours", null, Stop);
        await app.DrainAsync();
        await app.Get<IMessageQueue>().SendAsync(Queues.SmsOut, "waits", null, Stop);
        app.Time.Advance(TimeSpan.FromMinutes(3));

        await CollectAsync();

        Gauge("queue-poisoned", "feedback-in").ShouldContain(1);
        Gauge("queue-oldest-age", "sms-out").ShouldContain(180);
    }

    [Fact]
    public async Task Where_the_settings_name_nobody_to_send_to_nothing_is_registered()
    {
        await using var quiet = new PipelineApp();

        quiet.Services.GetService<TracerProvider>().ShouldBeNull();
        quiet.Services.GetService<MeterProvider>().ShouldBeNull();
        new ServiceCollection().AddTelemetry(Settings(TelemetryExtensions.Collector, "")).ShouldBeEmpty();
        new ServiceCollection().AddTelemetry(Settings(TelemetryExtensions.ApplicationInsights, "InstrumentationKey=11111111-2222-3333-4444-555555555555")).ShouldNotBeEmpty();
    }

    [Fact]
    public void A_call_to_somebody_else_is_named_by_its_server_only()
    {
        using var call = new Activity("GET").Start();
        call.SetTag("url.full", $"https://example.org/{Secret}?code={Secret}").SetTag("server.address", "example.org").SetStatus(ActivityStatusCode.Error, Secret);

        using var processor = new NothingPersonalInSpans();
        processor.OnEnd(call);

        call.TagObjects.ShouldBe([new("server.address", "example.org")]);
        (call.Status, call.StatusDescription).ShouldBe((ActivityStatusCode.Error, null));
    }

    private static IConfiguration Settings(string name, string value) => new ConfigurationBuilder().AddInMemoryCollection([new(name, value)]).Build();

    private static MeterListener Listen(PipelineApp app, ConcurrentDictionary<string, long> counted)
    {
        var meters = app.Get<IMeterFactory>();
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Scope == meters && instrument.Meter.Name == PipelineMetrics.Meter)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => counted.AddOrUpdate(instrument.Name, value, (_, before) => before + value));
        listener.Start();
        return listener;
    }

    private async Task BreakAsync() => await app.Get<SqliteWriter>().WriteAsync(
        session => session.Execute($"CREATE TRIGGER broken BEFORE UPDATE OF state ON feedback WHEN NEW.state = 'tagged' BEGIN SELECT RAISE(ABORT, '{Secret}'); END"),
        Stop);

    private async Task CollectAsync()
    {
        app.Get<MeterProvider>().ForceFlush();
        await app.Services.GetServices<IHostedService>().OfType<WatchQueues>().Single().LookedAsync();
        app.Get<MeterProvider>().ForceFlush();
    }

    private List<Activity> Of(ActivityKind kind) => [.. spans.ToArray().Where(span => span.Kind == kind)];

    private IEnumerable<double> Gauge(string name, string queue)
    {
        foreach (var metric in figures.Where(metric => metric.Name == name))
        {
            foreach (var point in metric.MetricPoints)
            {
                foreach (var tag in point.Tags)
                {
                    if (tag is { Key: "queue", Value: string value } && value == queue)
                    {
                        yield return metric.MetricType == MetricType.LongGauge ? point.GetGaugeLastValueLong() : point.GetGaugeLastValueDouble();
                    }
                }
            }
        }
    }

    private List<string> Everything()
    {
        var all = new List<string>();
        foreach (var span in spans.ToArray())
        {
            all.AddRange([span.DisplayName, span.OperationName, span.StatusDescription ?? "", span.TraceStateString ?? ""]);
            all.AddRange(span.TagObjects.Concat(span.Events.SelectMany(one => one.Tags)).Concat(span.Links.SelectMany(link => link.Tags ?? [])).Select(tag => $"{tag.Key}={tag.Value}"));
        }

        foreach (var record in logs.ToArray())
        {
            all.AddRange([record.FormattedMessage ?? "", record.Body ?? "", record.Exception?.ToString() ?? ""]);
            all.AddRange((record.Attributes ?? []).Select(attribute => $"{attribute.Key}={attribute.Value}"));
        }

        foreach (var point in figures.SelectMany(metric => metric.MetricPoints))
        {
            foreach (var tag in point.Tags)
            {
                all.Add($"{tag.Key}={tag.Value}");
            }
        }

        all.ShouldNotBeEmpty();
        return all;
    }
}
