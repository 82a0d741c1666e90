using FeedbackPipeline.Hosting.Functions;
using FeedbackPipeline.Messages.Pumping;
using FeedbackPipeline.Tests.Hosting.Functions.Simulating;

namespace FeedbackPipeline.Tests.Hosting.Functions;

/// <summary>The host ignores a key it does not know, so that a slip of the pen would show only in Azure.</summary>
public sealed class HostJsonTests
{
    private static HostJson Settings => HostSimulator.Settings;

    [Fact]
    public void It_holds_the_keys_the_host_knows_and_no_others()
    {
        Keys("").ShouldBe(["version", "functionTimeout", "extensionBundle", "customHandler", "extensions", "logging"]);
        Keys("customHandler").ShouldBe(["description", "enableProxyingHttpRequest", "enableForwardingHttpRequest"]);
        Keys("customHandler", "description").ShouldBe(["defaultExecutablePath", "workingDirectory", "arguments"]);
        Keys("extensions", "http").ShouldBe(["routePrefix"]);
        Keys("extensions", "queues").ShouldBe(["batchSize", "newBatchThreshold", "maxDequeueCount", "visibilityTimeout", "maxPollingInterval", "messageEncoding"]);
    }

    [Fact]
    public void Requests_stream_through_on_a_new_host_and_are_sent_anew_by_an_old_one()
    {
        Settings.Proxying.ShouldBeTrue();
        Settings.Forwarding.ShouldBeTrue();
    }

    [Fact]
    public void Addresses_are_the_sites_own() => Settings.RoutePrefix.ShouldBe("");

    [Fact]
    public void The_executable_is_the_one_that_is_built()
    {
        File.Exists(Path.Combine(DeploymentFolder.Path, Settings.Executable)).ShouldBeTrue();
        Settings.Executable.ShouldBe(typeof(FunctionsOptions).Assembly.GetName().Name);
    }

    [Fact]
    public void The_pumps_of_a_process_of_its_own_follow_the_same_rules()
    {
        var pumps = new PumpingOptions();

        Settings.MaximumDequeueCount.ShouldBe(pumps.MaximumDequeueCount);
        Settings.VisibilityTimeout.ShouldBe(TimeSpan.FromSeconds(pumps.RetrySeconds));
    }

    [Fact]
    public void Messages_travel_as_they_are() => Settings.Root.GetProperty("extensions").GetProperty("queues").GetProperty("messageEncoding").GetString().ShouldBe("none");

    [Fact]
    public void A_call_ends_before_the_host_would_kill_the_process_and_every_other_call_with_it()
        => (TimeSpan.FromSeconds(new FunctionsOptions().TimeoutSeconds) + FunctionsOptions.Grace).ShouldBeLessThan(Settings.FunctionTimeout);

    private static string[] Keys(params string[] path)
        => [.. path.Where(part => part.Length > 0).Aggregate(Settings.Root, (json, part) => json.GetProperty(part)).EnumerateObject().Select(property => property.Name)];
}
