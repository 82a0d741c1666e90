using FeedbackPipeline.Alerting;
using FeedbackPipeline.Alerting.Lifecycle;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Storing.Sqlite;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.DependencyInjection;

namespace FeedbackPipeline.Tests.Alerting;

/// <summary>Two houses in two localities, and a hand that writes signals as Measuring would.</summary>
internal sealed class AlertWorld : IAsyncDisposable
{
    public const string North = "north";
    public const string South = "south";
    public const string Elm = "elm-house";
    public const string Bay = "bay-house";

    private AlertWorld(Action<IServiceCollection> replace, (string Key, string Value)[] settings) => App = new(settings) { Replace = replace };

    public PipelineApp App { get; }

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static Task<AlertWorld> CreateAsync(params (string Key, string Value)[] settings) => CreateAsync(_ => { }, settings);

    /// <param name="replace">Puts stand-ins where a test needs them.</param>
    public static async Task<AlertWorld> CreateAsync(Action<IServiceCollection> replace, params (string Key, string Value)[] settings)
    {
        var world = new AlertWorld(replace, settings);
        var places = world.App.Get<IPlaceBook>();
        await places.ReadAsync(Stop);
        await places.SaveAsync(new(North, "organisation", PlaceKind.Locality, "North"), Stop);
        await places.SaveAsync(new(South, "organisation", PlaceKind.Locality, "South"), Stop);
        await places.SaveAsync(new(Elm, North, PlaceKind.Service, "Elm House"), Stop);
        await places.SaveAsync(new(Bay, South, PlaceKind.Service, "Bay House"), Stop);
        return world;
    }

    public async Task SignalAsync(params RepresentationSignal[] signals)
    {
        foreach (var signal in signals)
        {
            await RawSignalAsync(signal.Scope, signal.Sequence, signal.ToJson());
        }
    }

    public Task RawSignalAsync(string scope, long sequence, string body)
        => App.PutSignalAsync(scope, sequence, body);

    /// <summary>Alerts are raised; nobody is told yet.</summary>
    public Task RaiseAsync() => Raise(App).RunAsync(Stop);

    public static ITimedWork Raise(PipelineApp app) => app.Get<IEnumerable<ITimedWork>>().Single(work => work.Name == "fn-measure-alerts");

    public async Task<Alert> OnlyAlertAsync() => (await AlertsAsync()).ShouldHaveSingleItem();

    public Task<IReadOnlyList<Alert>> AlertsAsync() => App.Get<IAlertBook>().ListAsync([Elm, Bay], 100, Stop);

    /// <summary>Opens an alert at a place and has it on hand.</summary>
    public async Task<Alert> OpenAlertAsync(string place = Elm, string placeName = "Elm House")
    {
        await SignalAsync(Signals.Of(RepresentationChange.GapOpened, 100, place, placeName));
        await RaiseAsync();
        return (await App.Get<IAlertBook>().ListAsync([place], 0, Stop)).ShouldHaveSingleItem();
    }

    public Task<long> WaitingMessagesAsync() => App.Get<IMessageQueue>().CountAsync(Queues.NotifyOut, Stop);

    public Task<List<(string Actor, string Action, string? Detail)>> AuditOfAsync(string subject) => App.AuditAsync(subject);

    public Task<T?> ReadAsync<T>(string sql, Func<SqliteRow, T> map) => App.Get<SqliteReader>().ReadAsync(session => session.First(sql, map), Stop);

    /// <summary>A client for each role that handles alerts, or another.</summary>
    public Task<HttpClient> MemberAsync(string role = Roles.Manager, string place = "organisation") => App.WithRolesAsync([role], place);

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
