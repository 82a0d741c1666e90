using System.Text.RegularExpressions;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Tests.Hosting.Functions.Simulating;

namespace FeedbackPipeline.Tests.Hosting.Functions;

/// <summary>What the host reads beside the executable, by its own rules.</summary>
public sealed partial class FunctionFilesTests
{
    private static IReadOnlyList<FunctionFile> All => HostSimulator.Functions;

    private static IEnumerable<FunctionFile> OfHttp => All.Where(function => function.TriggerType == "httpTrigger");

    [Fact]
    public void The_site_its_doors_the_queues_and_the_timers_are_all_there()
        => All.Select(function => function.Name).ShouldBe(
            ["collect-audio", "collect-feedback", "collect-sms-acs", "collect-sms-twilio", "fn-measure", "fn-notify", "fn-retention", "fn-sms", "fn-sms-acs", "fn-sms-out", "fn-sweep", "fn-tag", "fn-transcribe", "home", "zweb"]);

    [Fact]
    public void Names_are_what_the_host_allows()
    {
        All.Select(function => function.Name).Where(name => !FunctionName().IsMatch(name) || name == "host").ShouldBeEmpty();
        All.SelectMany(function => function.Bindings).Select(binding => binding.GetProperty("name").GetString()!).Where(name => !BindingName().IsMatch(name)).ShouldBeEmpty();
    }

    [Fact]
    public void Each_function_has_exactly_one_trigger()
        => All.Where(function => function.Bindings.Count(binding => binding.GetProperty("type").GetString()!.EndsWith("Trigger", StringComparison.Ordinal)) != 1).ShouldBeEmpty();

    [Fact]
    public void A_folder_of_a_function_holds_nothing_that_could_be_taken_for_its_script()
        => All.Where(function => Directory.EnumerateFileSystemEntries(function.Folder).Count() != 1).ShouldBeEmpty();

    [Fact]
    public void Only_plain_requests_are_passed_on_so_every_function_of_the_web_is_plain()
        => OfHttp.Where(function => !function.IsPlainHttp).ShouldBeEmpty();

    [Fact]
    public void Routes_are_unique_and_none_is_one_the_host_keeps()
    {
        OfHttp.Select(function => function.Route).ShouldBeUnique();
        OfHttp.Where(function => function.Route!.StartsWith("admin", StringComparison.OrdinalIgnoreCase) || function.Route.StartsWith("runtime", StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
    }

    [Fact]
    public void The_route_that_takes_everything_is_tried_last()
    {
        All[^1].Route.ShouldBe("{*path:regex(^(?!(?i:fn-)))}");
        OfHttp.Count(function => function.Route!.Contains('*', StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public void Fn_is_the_beginning_of_every_name_that_no_address_may_reach_and_of_no_other()
        => All.Where(function => function.Name.StartsWith("fn-", StringComparison.OrdinalIgnoreCase) == (function.TriggerType == "httpTrigger")).ShouldBeEmpty();

    [Fact]
    public void Every_queue_has_one_function_and_they_share_a_connection()
    {
        var queues = All.Where(function => function.TriggerType == "queueTrigger").ToList();

        queues.Select(function => function.Queue!).Order().ShouldBe(Queues.All.Order());
        queues.Select(function => function.Trigger.GetProperty("connection").GetString()).Distinct().ShouldBe(["FeedbackQueues"]);
    }

    [Fact]
    public void Only_the_door_that_nobody_signs_for_asks_for_a_key_of_the_host()
        => OfHttp.Where(function => function.Trigger.GetProperty("authLevel").GetString() != "anonymous").Select(function => function.Name).ShouldBe(["collect-sms-acs"]);

    [Fact]
    public void No_timer_runs_at_start()
        => All.Where(function => function.TriggerType == "timerTrigger").ShouldAllBe(function => !function.Trigger.GetProperty("runOnStartup").GetBoolean());

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]{0,127}$")]
    private static partial Regex FunctionName();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]*$")]
    private static partial Regex BindingName();
}
