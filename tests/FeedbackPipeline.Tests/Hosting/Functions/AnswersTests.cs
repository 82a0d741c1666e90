using System.Net;
using System.Text;
using FeedbackPipeline.Hosting.Functions;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Tests.Hosting.Functions.Simulating;
using FeedbackPipeline.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FeedbackPipeline.Tests.Hosting.Functions;

/// <summary>After an empty answer the host waits until it kills the process: no path of ours ends in one, whatever went wrong.</summary>
public sealed class AnswersTests
{
    private static readonly string[] Bodies = ["", "null", "{}", "[]", "not json", """{"Data":null}""", """{"Data":{"message":null}}""", """{"Data":{"message":7},"Metadata":{"DequeueCount":{}}}"""];

    private static IEnumerable<string> Functions => FunctionTable.Queues.Keys.Concat(FunctionTable.Timers.Select(timer => timer.Name));

    [Fact]
    public async Task Every_call_ends_whatever_it_says_and_whatever_fails_behind_it()
    {
        await using var app = HostedApp.Create(services =>
        {
            services.RemoveAll<IMessageHandler>().RemoveAll<ITimedWork>();
            foreach (var queue in Queues.All)
            {
                services.AddSingleton<IMessageHandler>(new RecordingHandler(queue, _ => throw new InvalidOperationException("as the test asked")));
            }

            foreach (var work in FunctionTable.Timers.SelectMany(timer => timer.Works))
            {
                services.AddSingleton<ITimedWork>(new RecordingWork(work, _ => throw new OperationCanceledException("as the test asked")));
            }
        });

        foreach (var function in Functions.Append("fn-nothing").Append("fn-"))
        {
            foreach (var body in Bodies.Append(Sealed(app, function)))
            {
                var (status, type, answered) = await app.CallAsync($"/{function}", body);
                using var answer = new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(answered)) };
                answer.Content.Headers.TryAddWithoutValidation("Content-Type", type);

                (await CallResults.OfAsync(answer, TestContext.Current.CancellationToken)).ShouldBeOneOf([CallResult.Failed, CallResult.Succeeded], $"{function} {body}");
                status.ShouldBeOneOf(200, 404, 500);
            }
        }
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("PUT")]
    [InlineData("OPTIONS")]
    public async Task Another_method_finds_nothing_which_is_a_failure_too(string method)
    {
        await using var app = HostedApp.WithHandlers();

        (await app.CallAsync("/fn-tag", "{}", context => context.Request.Method = method)).Status.ShouldBe(404);
    }

    private static string Sealed(PipelineApp app, string function)
        => HostPayload.OfMessage(function, "message", new("m1", "p1", app.Get<Envelopes>().Seal(new FeedbackReceived("fb_1")), 1, app.Time.GetUtcNow()), app.Time.GetUtcNow());
}
