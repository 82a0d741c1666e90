using FeedbackPipeline.Tests.Hosting.Functions.Simulating;
using Microsoft.Extensions.Time.Testing;

namespace FeedbackPipeline.Tests.Hosting.Functions.Rules;

/// <summary>What the host does when a handler ends by itself, or does not come up.</summary>
public sealed class ExitRuleTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public void After_0_nothing_happens_and_the_dead_port_is_called() => new ExitRule(time).Follow(0).ShouldBe(AfterExit.Nothing);

    [Fact]
    public void After_200_it_is_started_again_as_often_as_it_asks()
    {
        var rule = new ExitRule(time);

        Enumerable.Range(0, 10).Select(_ => rule.Follow(200)).ShouldAllBe(after => after == AfterExit.StartAgain);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(137)]
    public void Three_errors_in_a_row_stop_the_host(int exitCode)
    {
        var rule = new ExitRule(time);

        rule.Follow(exitCode).ShouldBe(AfterExit.CountError);
        time.Advance(TimeSpan.FromMinutes(29));
        rule.Follow(200).ShouldBe(AfterExit.StartAgain);
        rule.Follow(exitCode).ShouldBe(AfterExit.CountError);
        time.Advance(TimeSpan.FromMinutes(29));
        rule.Follow(exitCode).ShouldBe(AfterExit.StopHost);
    }

    [Fact]
    public void Half_an_hour_without_one_begins_anew()
    {
        var rule = new ExitRule(time);

        for (var error = 0; error < 6; error++)
        {
            rule.Follow(1).ShouldBe(AfterExit.CountError);
            time.Advance(TimeSpan.FromMinutes(31));
        }
    }

    [Fact]
    public async Task Calls_wait_while_it_starts()
    {
        var gate = new StartGate(TimeSpan.FromSeconds(30), time);

        var call = gate.WaitAsync();
        time.Advance(TimeSpan.FromSeconds(119));
        call.IsCompleted.ShouldBeFalse();
        gate.Open();
        await call;

        gate.HostStopped.ShouldBeFalse();
    }

    [Fact]
    public async Task After_four_times_what_a_start_may_take_the_host_stops()
    {
        var gate = new StartGate(TimeSpan.FromSeconds(30), time);

        var call = gate.WaitAsync();
        time.Advance(TimeSpan.FromSeconds(120));

        await Should.ThrowAsync<TimeoutException>(call);
        gate.HostStopped.ShouldBeTrue();
    }

    [Fact]
    public void A_start_may_take_half_a_minute_as_Azure_has_it() => HostSimulator.Settings.InitializationTimeout.ShouldBe(TimeSpan.FromSeconds(30));
}
