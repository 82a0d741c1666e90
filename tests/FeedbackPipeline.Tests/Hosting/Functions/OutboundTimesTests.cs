using System.ComponentModel.DataAnnotations;
using System.Reflection;
using FeedbackPipeline.Collecting.Transcribing;
using FeedbackPipeline.Collecting.Transcribing.AzureSpeech;
using FeedbackPipeline.Hosting.Functions;
using FeedbackPipeline.Hosting.Functions.Listening;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Storing;
using FeedbackPipeline.Tests.Hosting.Functions.Simulating;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Tests.Infrastructure.CosmosDouble;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Tests.Hosting.Functions;

/// <summary>Whatever we ask of others has its own end, long before the host would end the process.</summary>
public sealed class OutboundTimesTests
{
    private static readonly int call = new FunctionsOptions().TimeoutSeconds;

    /// <summary>A program on this machine is no request; it is ended with the call it belongs to.</summary>
    private static IEnumerable<PropertyInfo> Times => typeof(FunctionsOptions).Assembly.GetTypes()
        .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal) && type != typeof(FunctionsOptions) && type != typeof(TranscribingOptions))
        .SelectMany(type => type.GetProperties())
        .Where(property => property.Name is "TimeoutSeconds" or "RequestSeconds");

    [Fact]
    public void No_setting_lets_one_request_last_as_long_as_a_call_may()
    {
        Times.Count().ShouldBeGreaterThanOrEqualTo(7);
        Times.Where(time => time.GetCustomAttribute<RangeAttribute>() is not { Maximum: int most } || most > LongestOf(time.DeclaringType!)).Select(time => $"{time.DeclaringType!.Name}.{time.Name}").ShouldBeEmpty();
    }

    /// <summary>Hearing a recording is one request and all that its call is for; others are a part of theirs.</summary>
    private static int LongestOf(Type options) => options == typeof(AzureSpeechOptions) ? call - 30 : call / 2;

    [Fact]
    public async Task A_store_that_never_answers_is_a_failure_the_host_is_told_of()
    {
        await using var app = new PipelineApp([HostedApp.Variable, .. TestKeys.Settings, ("Cosmos:RequestSeconds", "1"), ("Cosmos:Retries", "0")])
        {
            Store = StoreUnderTest.Of("cosmos"),
            Replace = services => services.Replace(ServiceDescriptor.Singleton(new SharedStoring(Options.Create(new StoringOptions { Store = StoreKind.Cosmos, Queue = QueueKind.Azure })))),
        };
        var message = app.Get<Envelopes>().Seal(new FeedbackReceived("fb_1"));
        app.Gateway!.FaultPolicy = _ => Fault.Hang;

        var (status, contentType, body) = await app.CallAsync("/fn-tag", HostPayload.OfMessage("fn-tag", "message", new("m1", "p1", message, 1, app.Time.GetUtcNow()), app.Time.GetUtcNow()));

        status.ShouldBe(500);
        contentType.ShouldBe("application/json");
        body.ShouldContain("fn-tag: failed, to be tried again");
    }
}
