using System.Net;
using System.Text;
using FeedbackPipeline.Tests.Hosting.Functions.Simulating;
using Microsoft.AspNetCore.Http;

namespace FeedbackPipeline.Tests.Hosting.Functions.Rules;

/// <summary>How a plain request changes on its way through the host, by either of its two ways.</summary>
public sealed class PlainCallTests : IAsyncDisposable
{
    private StubHandler handler = null!;
    private HostFront front = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Proxying", "/a/b?x=1&x=2&y=3", "/a/b?x=1&x=2&y=3")]
    [InlineData("Forwarding", "/a/b?x=1&x=2&y=3", "/a/b?x=1,2&y=3")]
    [InlineData("Proxying", "/caf%C3%A9/a%20b", "/caf%C3%A9/a%20b")]
    [InlineData("Forwarding", "/caf%C3%A9/a%20b", "/caf%C3%A9/a%20b")]
    [InlineData("Proxying", "/a%2Fb", "/a%252Fb")]
    [InlineData("Forwarding", "/a%2Fb", "/a%2Fb")]
    public async Task The_path_stays_and_keys_that_repeat_or_an_encoded_slash_may_not(string mode, string asked, string arrives)
    {
        await StartAsync(mode);

        await GetAsync(asked);

        handler.Seen.Target.ShouldBe(arrives);
    }

    [Theory]
    [InlineData("Proxying")]
    [InlineData("Forwarding")]
    public async Task Proxying_names_the_handler_as_the_host_and_forwarding_the_site(string mode)
    {
        await StartAsync(mode);

        await GetAsync("/a");

        handler.Seen["Host"].ShouldBe(mode == "Proxying" ? $"127.0.0.1:{handler.Port}" : HostRoutes.Site);
        handler.Seen["X-Forwarded-Host"].ShouldBe(mode == "Proxying" ? HostRoutes.Site : null);
    }

    [Theory]
    [InlineData("Proxying", true, HostRoutes.Client, "https")]
    [InlineData("Forwarding", true, $"{HostRoutes.Client}:51234", "https")]
    [InlineData("Proxying", false, "127.0.0.1", "http")]
    [InlineData("Forwarding", false, "198.51.100.9", null)]
    public async Task Who_asks_is_the_hosts_word_by_proxying_and_the_platforms_by_forwarding(string mode, bool platform, string client, string? scheme)
    {
        await StartAsync(mode, options => options with { Platform = platform });

        await GetAsync("/a", ("X-Forwarded-For", "198.51.100.9"));

        handler.Seen["X-Forwarded-For"].ShouldBe(client);
        handler.Seen["X-Forwarded-Proto"].ShouldBe(scheme);
        handler.Seen["X-ARR-LOG-ID"].ShouldBe(platform ? "00000000-0000-4000-8000-000000000003" : null);
    }

    [Theory]
    [InlineData("Proxying", HttpStatusCode.OK)]
    [InlineData("Forwarding", HttpStatusCode.InternalServerError)]
    public async Task A_body_of_unknown_length_gets_through_by_proxying_alone(string mode, HttpStatusCode expected)
    {
        await StartAsync(mode);

        using var request = new HttpRequestMessage(HttpMethod.Post, "/a") { Content = new StringContent("words") };
        request.Headers.TransferEncodingChunked = true;
        using var answer = await SendAsync(request);

        answer.StatusCode.ShouldBe(expected);
        front.Outcomes.ShouldBe([expected is HttpStatusCode.OK ? CallResult.Succeeded : CallResult.Failed]);
        (handler.Seen?.Body).ShouldBe(expected is HttpStatusCode.OK ? "words" : null);
    }

    [Theory]
    [InlineData("Proxying")]
    [InlineData("Forwarding")]
    public async Task A_body_of_known_length_arrives_but_forwarding_forgets_what_three_headers_said_of_it(string mode)
    {
        await StartAsync(mode);

        using var content = new StringContent("words", Encoding.UTF8, "text/plain");
        content.Headers.ContentEncoding.Add("identity");
        content.Headers.ContentLanguage.Add("en-GB");
        content.Headers.ContentDisposition = new("attachment");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/a") { Content = content };
        using var answer = await SendAsync(request);

        handler.Seen.Body.ShouldBe("words");
        handler.Seen["Content-Length"].ShouldBe("5");
        handler.Seen["Content-Type"].ShouldBe("text/plain; charset=utf-8");
        ((string[])["Content-Encoding", "Content-Language", "Content-Disposition"]).Select(name => handler.Seen[name])
            .ShouldBe(mode == "Proxying" ? ["identity", "en-GB", "attachment"] : [null, null, null]);
    }

    [Theory]
    [InlineData("Proxying")]
    [InlineData("Forwarding")]
    public async Task Several_cookies_and_redirects_come_back_as_they_were(string mode)
    {
        await StartAsync(mode, answer: context =>
        {
            context.Response.Headers.Append("Set-Cookie", "a=1; path=/");
            context.Response.Headers.Append("Set-Cookie", "b=2; path=/");
            context.Response.Redirect("/elsewhere");
            return Task.CompletedTask;
        });

        using var answer = await GetAsync("/a");

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.ShouldBe("/elsewhere");
        answer.Headers.GetValues("Set-Cookie").ShouldBe(["a=1; path=/", "b=2; path=/"]);
    }

    [Theory]
    [InlineData("Proxying")]
    [InlineData("Forwarding")]
    public async Task Proxying_passes_an_answer_on_as_it_comes_and_forwarding_when_it_is_whole(string mode)
    {
        var rest = new TaskCompletionSource();
        var begun = new TaskCompletionSource();
        await StartAsync(mode, answer: async context =>
        {
            await context.Response.WriteAsync("first ");
            await context.Response.Body.FlushAsync();
            begun.SetResult();
            await rest.Task;
            await context.Response.WriteAsync("last");
        });

        using var client = front.Anyone();
        var asking = client.GetAsync(new Uri("/a", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Stop);
        await begun.Task;
        if (mode == "Proxying")
        {
            (await asking).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        asking.IsCompleted.ShouldBe(mode == "Proxying");
        rest.SetResult();
        using var answer = await asking;

        (await answer.Content.ReadAsStringAsync(Stop)).ShouldBe("first last");
        (answer.Headers.TransferEncodingChunked is true).ShouldBe(mode == "Proxying");
    }

    [Theory]
    [InlineData("Proxying", "00000001-0001-0000-0000-000000000000")]
    [InlineData("Forwarding", "11111111-2222-4333-8444-555555555555, 00000001-0001-0000-0000-000000000000")]
    public async Task A_number_of_the_invocation_that_the_client_sends_is_replaced_or_joined(string mode, string expected)
    {
        await StartAsync(mode);

        await GetAsync("/a", (HostRequests.InvocationId, "11111111-2222-4333-8444-555555555555"));

        handler.Seen[HostRequests.InvocationId].ShouldBe(expected);
    }

    [Theory]
    [InlineData("Proxying", "Browser/1")]
    [InlineData("Forwarding", "Browser/1 Azure-Functions-Host/4.1052.0")]
    public async Task Every_call_says_which_host_it_comes_through_and_forwarding_calls_itself_a_browser_too(string mode, string browser)
    {
        await StartAsync(mode);

        await GetAsync("/a", ("User-Agent", "Browser/1"));

        Guid.TryParse(handler.Seen[HostRequests.InvocationId], out _).ShouldBeTrue();
        handler.Seen[HostRequests.HostVersion].ShouldBe(HostRequests.Version);
        handler.Seen["User-Agent"].ShouldBe(browser);
    }

    [Theory]
    [InlineData("Proxying", 200)]
    [InlineData("Forwarding", 200)]
    [InlineData("Proxying", 500)]
    [InlineData("Forwarding", 500)]
    public async Task Any_status_is_a_success_of_the_function(string mode, int status)
    {
        await StartAsync(mode, answer: context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });

        using var answer = await GetAsync("/a");

        ((int)answer.StatusCode).ShouldBe(status);
        front.Outcomes.ShouldBe([CallResult.Succeeded]);
    }

    [Theory]
    [InlineData("Proxying")]
    [InlineData("Forwarding")]
    public async Task Only_proxying_tells_the_handler_that_the_client_left(string mode)
    {
        var begun = new TaskCompletionSource();
        var answered = new TaskCompletionSource<bool>();
        var mayAnswer = new TaskCompletionSource();
        await StartAsync(mode, answer: async context =>
        {
            var left = new TaskCompletionSource();
            await using var registration = context.RequestAborted.Register(left.SetResult);
            begun.SetResult();
            await Task.WhenAny(left.Task, mayAnswer.Task);
            answered.SetResult(left.Task.IsCompleted);
        });

        using var client = front.Anyone();
        using var leaving = new CancellationTokenSource();
        var asking = client.GetAsync(new Uri("/a", UriKind.Relative), leaving.Token);
        await begun.Task;
        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(asking);
        if (mode == "Forwarding")
        {
            mayAnswer.SetResult();
        }

        (await answered.Task).ShouldBe(mode == "Proxying");
    }

    [Theory]
    [InlineData("/admin/host/status")]
    [InlineData("/runtime/webhooks/EventGrid")]
    [InlineData("/.auth/me")]
    public async Task The_hosts_own_addresses_never_reach_the_handler(string address)
    {
        await StartAsync("Proxying");

        using var answer = await GetAsync(address);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        front.Served.ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        await front.DisposeAsync();
        await handler.DisposeAsync();
    }

    private async Task StartAsync(string mode, Func<FrontOptions, FrontOptions>? change = null, RequestDelegate? answer = null)
    {
        handler = await StubHandler.StartAsync(answer ?? (_ => Task.CompletedTask));
        var options = new FrontOptions { Mode = Enum.Parse<HostMode>(mode) };
        front = await HostFront.StartAsync(HostSimulator.Functions, handler.Port, change?.Invoke(options) ?? options);
    }

    private async Task<HttpResponseMessage> GetAsync(string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(front.Address.GetLeftPart(UriPartial.Authority) + address, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await SendAsync(request);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        using var client = front.Anyone();
        return await client.SendAsync(request, Stop);
    }
}
