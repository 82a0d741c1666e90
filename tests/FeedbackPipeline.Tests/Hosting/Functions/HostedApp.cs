using System.Net;
using System.Text;
using FeedbackPipeline.Hosting.Functions;
using FeedbackPipeline.Hosting.Functions.Listening;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Storing;
using FeedbackPipeline.Tests.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Tests.Hosting.Functions;

/// <summary>The product in memory as if the Functions host had started it.</summary>
internal static class HostedApp
{
    public const int Port = 7999;
    public const string InvocationId = "11111111-2222-4333-8444-555555555555";

    public static (string Key, string Value) Variable => ("FUNCTIONS_CUSTOMHANDLER_PORT", "7999");

    public static PipelineApp Create(params (string Key, string Value)[] settings) => Create(_ => { }, settings);

    public static PipelineApp Create(Action<IServiceCollection> replace, params (string Key, string Value)[] settings) => new([Variable, .. TestKeys.Settings, .. settings])
    {
        Replace = services =>
        {
            // In memory one process is all there is.
            services.AddSingleton(new SharedStoring(Options.Create(new StoringOptions { Store = StoreKind.Cosmos, Queue = QueueKind.Azure })));
            replace(services);
        },
    };

    /// <summary>With these consumers of the queues, and silent ones for the other queues.</summary>
    public static PipelineApp WithHandlers(params IMessageHandler[] handlers) => Create(services =>
    {
        services.RemoveAll<IMessageHandler>();
        foreach (var handler in handlers.Concat(Queues.All.Except(handlers.Select(known => known.Queue)).Select(queue => new RecordingHandler(queue))))
        {
            services.AddSingleton(handler);
        }
    });

    public static PipelineApp WithWorks(Action<string> run) => Create(services =>
    {
        services.RemoveAll<ITimedWork>();
        foreach (var name in FunctionTable.Timers.SelectMany(timer => timer.Works))
        {
            services.AddSingleton<ITimedWork>(new RecordingWork(name, _ =>
            {
                run(name);
                return Task.CompletedTask;
            }));
        }
    });

    /// <summary>A connection of the host, from the same machine.</summary>
    public static HttpClient HostClient(this PipelineApp app) => new(app.Server.CreateHandler(context => context.Connection.RemoteIpAddress = IPAddress.Loopback));

    /// <summary>A call exactly as the host makes it, but for <paramref name="change"/>.</summary>
    public static async Task<(int Status, string? ContentType, string Body)> CallAsync(this PipelineApp app, string path, string body, Action<HttpContext>? change = null)
    {
        var answer = await app.Server.SendAsync(
            context =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Loopback;
                context.Request.Method = HttpMethods.Post;
                context.Request.Scheme = "http";
                context.Request.Host = new("127.0.0.1", Port);
                context.Request.Path = path;
                context.Request.ContentType = "application/json; charset=utf-8";
                context.Request.Headers["X-Azure-Functions-InvocationId"] = InvocationId;
                context.Request.Headers["X-Azure-Functions-HostVersion"] = "4.1052.0";
                context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
                change?.Invoke(context);
            },
            TestContext.Current.CancellationToken);
        using var reader = new StreamReader(answer.Response.Body);
        return (answer.Response.StatusCode, answer.Response.ContentType, await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
    }
}

/// <summary>Remembers what it was given, and fails where the test says so.</summary>
internal sealed class RecordingHandler(string queue, Func<CancellationToken, Task>? work = null, Action? givingUp = null) : IMessageHandler
{
    public string Queue => queue;

    public List<string> Handled { get; } = [];

    public List<string> GivenUp { get; } = [];

    public Task HandleAsync(Envelope envelope, CancellationToken cancellationToken)
    {
        Handled.Add(Envelopes.Read<FeedbackReceived>(envelope)!.FeedbackId);
        return work?.Invoke(cancellationToken) ?? Task.CompletedTask;
    }

    public Task GiveUpAsync(Envelope envelope, CancellationToken cancellationToken)
    {
        givingUp?.Invoke();
        GivenUp.Add(Envelopes.Read<FeedbackReceived>(envelope)!.FeedbackId);
        return Task.CompletedTask;
    }
}

internal sealed class RecordingWork(string name, Func<CancellationToken, Task> work) : ITimedWork
{
    public string Name => name;

    public TimeSpan Every => TimeSpan.FromDays(1);

    public Task RunAsync(CancellationToken cancellationToken) => work(cancellationToken);
}
