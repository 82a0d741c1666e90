using System.Net;
using System.Reflection;
using FeedbackPipeline.Storing;
using FeedbackPipeline.Tests.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace FeedbackPipeline.Tests.Hosting.Functions;

/// <summary>The host asks many times a second whether the process is up, and people may come while the store is away.</summary>
public sealed class PingTests
{
    [Fact]
    public async Task A_ping_is_answered_at_once_and_is_no_visit()
    {
        await using var app = WithoutStore();

        (await app.CallAsync("/", "", Ping)).ShouldBe((200, null, "up"));
    }

    [Fact]
    public async Task The_first_page_does_not_need_the_store()
    {
        await using var app = WithoutStore();

        var (status, contentType, body) = await app.CallAsync("/", "", context =>
        {
            context.Request.Method = HttpMethods.Get;
            context.Request.Headers["X-Forwarded-For"] = "203.0.113.7";
        });

        status.ShouldBe(200);
        contentType.ShouldStartWith("text/html");
        body.ShouldContain("Tell us what is good.");
    }

    [Fact]
    public async Task A_process_of_its_own_answers_with_the_page()
    {
        await using var app = new PipelineApp();

        (await app.CallAsync("/", "", Ping)).Body.ShouldContain("Tell us what is good.");
    }

    [Fact]
    public async Task From_another_machine_it_is_no_ping()
    {
        await using var app = WithoutStore();

        var (_, _, body) = await app.CallAsync("/", "", context =>
        {
            Ping(context);
            context.Connection.RemoteIpAddress = IPAddress.Parse("203.0.113.7");
        });

        body.ShouldContain("Tell us what is good.");
    }

    private static void Ping(HttpContext context)
    {
        context.Request.Method = HttpMethods.Get;
        context.Request.ContentType = null;
        context.Request.Headers.Clear();
        context.Request.Host = new("127.0.0.1", HostedApp.Port);
    }

    private static PipelineApp WithoutStore() => HostedApp.Create(services =>
    {
        foreach (var port in Ports())
        {
            services.AddSingleton(port, (object)DispatchProxy.Create(port, typeof(Away)));
        }
    });

    /// <summary>Whatever any store implements for the stages.</summary>
    private static IEnumerable<Type> Ports()
    {
        var product = typeof(StoringOptions).Assembly;
        return product.GetTypes().Where(type => type.IsClass && type.Namespace?.StartsWith("FeedbackPipeline.Storing.", StringComparison.Ordinal) == true)
            .SelectMany(type => type.GetInterfaces()).Where(port => port.Assembly == product && !port.IsGenericType).Distinct();
    }

    /// <summary>A store that is not there.</summary>
    public class Away : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => throw new InvalidOperationException($"{targetMethod!.DeclaringType!.Name}.{targetMethod.Name} was asked.");
    }
}
