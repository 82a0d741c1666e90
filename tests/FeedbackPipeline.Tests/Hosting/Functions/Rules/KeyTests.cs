using System.Net;
using System.Text.Json;
using FeedbackPipeline.Tests.Hosting.Functions.Simulating;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace FeedbackPipeline.Tests.Hosting.Functions.Rules;

/// <summary>Functions that ask for a key, which the host checks and hands on, and routes that the host keeps for itself. Of ours one asks, whose caller can not sign.</summary>
public sealed class KeyTests
{
    [Theory]
    [InlineData("/keyed", null, HttpStatusCode.Unauthorized)]
    [InlineData("/keyed?code=wrong", null, HttpStatusCode.Unauthorized)]
    [InlineData("/keyed?code=key-of-the-host", null, HttpStatusCode.OK)]
    [InlineData("/keyed", "key-of-the-host", HttpStatusCode.OK)]
    public async Task The_host_asks_for_the_key_and_passes_it_on(string address, string? header, HttpStatusCode expected)
    {
        await using var handler = await StubHandler.StartAsync(_ => Task.CompletedTask);
        await using var front = await HostFront.StartAsync([Function("keyed", "function")], handler.Port, new());
        using var client = front.Anyone();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (header is not null)
        {
            request.Headers.Add("x-functions-key", header);
        }

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(expected);
        if (expected is HttpStatusCode.OK)
        {
            (handler.Seen.Target + handler.Seen["x-functions-key"]).ShouldContain("key-of-the-host");
        }
    }

    [Fact]
    public void Of_ours_only_that_of_Event_Grid_asks_for_one_since_it_signs_nothing()
        => HostSimulator.Functions.Where(function => function.TriggerType == "httpTrigger" && function.Trigger.GetProperty("authLevel").GetString() != "anonymous")
            .Select(function => function.Name).ShouldBe(["collect-sms-acs"]);

    [Theory]
    [InlineData("admin/x")]
    [InlineData("runtime/x")]
    public async Task A_route_that_begins_with_a_word_of_the_host_is_refused(string route)
    {
        await using var services = new ServiceCollection().AddRouting().BuildServiceProvider();

        Should.Throw<InvalidOperationException>(() => FunctionRouter.Build(new ApplicationBuilder(services), [Function(route, "anonymous")], (_, _) => Task.CompletedTask));
    }

    private static FunctionFile Function(string route, string level)
    {
        using var json = JsonDocument.Parse($$"""
            [{ "type": "httpTrigger", "name": "req", "authLevel": "{{level}}", "route": "{{route}}" }, { "type": "http", "name": "res" }]
            """);
        return new("keyed", "", [.. json.RootElement.EnumerateArray().Select(binding => binding.Clone())]);
    }
}
