using System.Text.Json;
using FeedbackPipeline.Alerting.Notifying;
using FeedbackPipeline.Collecting.Accepting;
using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.Projecting;
using FeedbackPipeline.Measuring.Publishing;
using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FeedbackPipeline.Tests.Measuring.Projecting;

/// <summary>An organisation that has said whom it supports, and a hand to send feedback with.</summary>
internal sealed class MeasureWorld : IAsyncDisposable
{
    public const string Root = "organisation";

    public MeasureWorld(params (string Key, string Value)[] settings)
        => App = new(settings)
        {
            Replace = services => services.RemoveAll<INotifier>().AddSingleton<INotifier>(_ => new ConsoleNotifier(Told)),
        };

    public PipelineApp App { get; }

    /// <summary>What the console was told.</summary>
    public StringWriter Told { get; } = new();

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public IScopeStore Scopes => App.Get<IScopeStore>();

    /// <summary>A world whose organisation supports 300 people from 18 to 24 and 700 of 75 or over.</summary>
    public static async Task<MeasureWorld> WithAgesAsync(params (string Key, string Value)[] settings)
    {
        var world = new MeasureWorld(settings);
        await world.SupportsAsync(Root, ("age_band", "18-24", 300), ("age_band", "75+", 700));
        return world;
    }

    public async Task SupportsAsync(string place, params (string Dimension, string Category, long Count)[] counts)
        => await App.Get<IReferenceBook>().AddAsync(
            place,
            "Client list",
            new(2026, 1, 31),
            [.. counts.GroupBy(count => count.Dimension).Select(dimension => new ReferenceCounts(dimension.Key, [.. dimension.Select(count => new CategoryCount(count.Category, count.Count))]))],
            "test",
            Stop);

    public async Task PlaceAsync(string id, string parent, PlaceKind kind)
    {
        await App.Get<IPlaceBook>().ReadAsync(Stop);
        await App.Get<IPlaceBook>().SaveAsync(new(id, parent, kind, id), Stop);
    }

    /// <summary>Sends words; <paramref name="about"/> is <c>dimension=code</c>, with <c>;</c> between several codes.</summary>
    public async Task<AcceptOutcome.Accepted> SendAsync(
        string? person,
        string[]? about = null,
        string? place = null,
        string help = "alone",
        Channel channel = Channel.Web,
        bool closed = false,
        DateTimeOffset? received = null,
        string? invitation = null)
    {
        var answers = about?.Select(answer => answer.Split('=')).ToDictionary(
            pair => pair[0],
            pair => pair[1].Contains(';', StringComparison.Ordinal) ? JsonSerializer.SerializeToElement(pair[1].Split(';')) : JsonSerializer.SerializeToElement(pair[1]));
        var outcome = await App.Get<AcceptFeedback>().AcceptAsync(
            new(Text: "The food was good.", Service: place, Help: help, About: answers, Invitation: invitation),
            new(channel, SuppliedBy.Self, closed, received, person),
            Stop);
        return outcome.ShouldBeOfType<AcceptOutcome.Accepted>();
    }

    /// <summary>Sends and works what waits.</summary>
    public async Task<AcceptOutcome.Accepted> CountAsync(
        string? person,
        string[]? about = null,
        string? place = null,
        string help = "alone",
        Channel channel = Channel.Web,
        bool closed = false,
        DateTimeOffset? received = null,
        string? invitation = null)
    {
        var accepted = await SendAsync(person, about, place, help, channel, closed, received, invitation);
        await App.DrainAsync();
        return accepted;
    }

    public async Task<ScopeState> StateAsync(string place = Root) => (await Scopes.LoadAsync(FeedbackPipeline.Measuring.Projecting.Scopes.Stream(place), Stop)).State;

    /// <summary>The dimension's counts; all zero where nothing was counted yet.</summary>
    public async Task<DimensionState> CountsAsync(string place = Root, string dimension = "age_band")
        => (await StateAsync(place)).Find(dimension) ?? new(dimension, 0, 0, 0, 0, 0, 0, 0, []);

    public async Task<long> HeardAsync(string category, string place = Root, string dimension = "age_band") => (await CountsAsync(place, dimension)).Find(category)?.Heard ?? 0;

    public async Task<List<RepresentationSignal>> SignalsAsync(string place = Root)
        => [.. await App.Get<IPublicationBook>().SignalsAsync(FeedbackPipeline.Measuring.Projecting.Scopes.Stream(place), Stop)];

    /// <summary>Forgets all that was measured, so that the feed can be worked anew.</summary>
    public Task ForgetMeasuresAsync() => App.ForgetMeasuresAsync();

    /// <summary>A projector of its own, on another store or with another page size.</summary>
    public ProjectFeedback Projector(IScopeStore? store = null, int pageSize = 500)
        => ActivatorUtilities.CreateInstance<ProjectFeedback>(
            App.Services,
            store ?? Scopes,
            Microsoft.Extensions.Options.Options.Create(new FeedbackPipeline.Measuring.MeasuringOptions { PageSize = pageSize }));

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Told.DisposeAsync();
    }
}
