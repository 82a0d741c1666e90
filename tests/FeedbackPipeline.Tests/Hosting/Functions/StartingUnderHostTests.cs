using System.Globalization;
using System.Net;
using System.Net.Sockets;
using FeedbackPipeline.Tests.Hosting.Functions.Simulating;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Hosting.Functions;

/// <summary>How the built executable starts and ends when the host starts it.</summary>
public sealed class StartingUnderHostTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly HttpClient client = new(new SocketsHttpHandler { UseProxy = false });

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Sqlite", "Azure", "Storing:Store")]
    [InlineData("Cosmos", "Sqlite", "Storing:Queue")]
    public async Task A_store_or_queue_of_this_machine_alone_is_refused_in_one_line(string store, string queue, string setting)
    {
        await using var handler = Start(("Storing__Store", store), ("Storing__Queue", queue));

        var (exitCode, _, errors) = await handler.EndAsync(Stop);

        ExitRule.Of(exitCode).ShouldBe(AfterExit.CountError);
        exitCode.ShouldBe(2);
        errors.Trim().Split('\n').Length.ShouldBe(1, errors);
        errors.ShouldStartWith($"{setting}: 'Sqlite' does not run under the Functions host");
        File.Exists(folder.File("feedback.db")).ShouldBeFalse();
    }

    [Fact]
    public async Task It_is_ready_though_neither_store_nor_queue_answers()
    {
        await using var handler = Start();

        (await handler.IsReadyAsync(client, Stop)).ShouldBeTrue();
    }

    [Fact]
    public async Task It_listens_where_the_host_will_call_and_not_where_the_hosts_own_server_does()
    {
        var (urls, http, endpoint) = (FreePort.Next(), FreePort.Next(), FreePort.Next());
        await using var handler = Start(
            ("ASPNETCORE_URLS", Invariant($"http://127.0.0.1:{urls}")),
            ("ASPNETCORE_HTTP_PORTS", Invariant($"{http}")),
            ("ASPNETCORE_PREFERHOSTINGURLS", "true"),
            ("ASPNETCORE_Kestrel__Endpoints__Theirs__Url", Invariant($"http://127.0.0.1:{endpoint}")),
            ("Kestrel__Endpoints__Theirs__Url", Invariant($"http://127.0.0.1:{endpoint}")));

        (await handler.IsReadyAsync(client, Stop)).ShouldBeTrue();

        new[] { urls, http, endpoint }.Where(IsOpen).ShouldBeEmpty();
    }

    [Fact]
    public async Task It_says_nothing_of_the_server_and_prints_no_link_to_sign_in_with()
    {
        await using var handler = Start();
        await handler.IsReadyAsync(client, Stop);

        using var answer = await client.GetAsync(new Uri(Invariant($"http://127.0.0.1:{handler.Port}/")), Stop);
        handler.Signal("TERM");
        var (_, output, errors) = await handler.EndAsync(Stop);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.Contains("Server").ShouldBeFalse();
        output.ShouldNotContain("Sign in:");
        errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    [InlineData("QUIT")]
    public async Task When_it_is_asked_to_stop_it_asks_to_be_started_again(string signal)
    {
        await using var handler = Start();
        await handler.IsReadyAsync(client, Stop);

        handler.Signal(signal);
        var (exitCode, _, _) = await handler.EndAsync(Stop);

        ExitRule.Of(exitCode).ShouldBe(AfterExit.StartAgain);
    }

    [Fact]
    public async Task Even_with_a_call_in_work_that_does_not_end()
    {
        await using var handler = Start(("DOTNET_shutdownTimeoutSeconds", "3"));
        await handler.IsReadyAsync(client, Stop);
        var half = new HalfSentContent("{\"Data\":");
#pragma warning disable CA2025 // awaited at the end; the request that is sent disposes of its body
        var call = new CallHandler(client, handler.Port).CallAsync("fn-tag", half, Stop);
#pragma warning restore CA2025
        await half.Begun;

        handler.Signal("TERM");
        var (exitCode, _, _) = await handler.EndAsync(Stop);
        half.LetGo();

        (await call).ShouldBe(CallResult.Failed);
        ExitRule.Of(exitCode).ShouldBe(AfterExit.StartAgain);
    }

    [Fact]
    public async Task What_goes_wrong_is_told_on_standard_output_alone()
    {
        await using var handler = Start();
        await handler.IsReadyAsync(client, Stop);

        (await new CallHandler(client, handler.Port).CallAsync("fn-tag", "{}", Stop)).ShouldBe(CallResult.Failed);
        handler.Signal("TERM");
        var (_, output, errors) = await handler.EndAsync(Stop);

        output.ShouldContain("fn-tag failed in invocation 00000001-0000-0000-0000-000000000000.");
        errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_port_that_is_taken_is_an_error_the_host_can_see()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        await using var handler = HandlerProcess.Start(DeploymentFolder.Path, ((IPEndPoint)taken.LocalEndpoint).Port, HandlerSettings.Unreachable(folder.Path));

        var (exitCode, _, errors) = await handler.EndAsync(Stop);

        ExitRule.Of(exitCode).ShouldBe(AfterExit.CountError);
        errors.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_port_that_is_none_is_an_error_the_host_can_see()
    {
        await using var handler = Start(("FUNCTIONS_CUSTOMHANDLER_PORT", "banana"));

        var (exitCode, _, errors) = await handler.EndAsync(Stop);

        ExitRule.Of(exitCode).ShouldBe(AfterExit.CountError);
        errors.ShouldContain("FUNCTIONS_CUSTOMHANDLER_PORT: 'banana' is not a port.");
    }

    public void Dispose()
    {
        client.Dispose();
        folder.Dispose();
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static bool IsOpen(int port)
    {
        using var socket = new TcpClient();
        try
        {
            socket.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private HandlerProcess Start(params (string Name, string Value)[] settings)
    {
        var environment = HandlerSettings.Unreachable(folder.Path);
        foreach (var (name, value) in settings)
        {
            environment[name] = value;
        }

        return HandlerProcess.Start(DeploymentFolder.Path, FreePort.Next(), environment);
    }
}
