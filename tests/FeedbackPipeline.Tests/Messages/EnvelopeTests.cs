using System.Diagnostics;
using System.Text;
using System.Text.Json;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Messages;

public sealed class EnvelopeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Envelopes envelopes;

    public EnvelopeTests() => envelopes = new(new KeyRing(new DataFolder(folder.Path)));

    [Fact]
    public void A_sealed_message_opens_as_it_was()
    {
        var opened = envelopes.Open(envelopes.Seal(new FeedbackReceived("fb_1")));

        Envelopes.Read<FeedbackReceived>(opened!).ShouldBe(new FeedbackReceived("fb_1"));
    }

    [Fact]
    public void It_has_exactly_the_two_fields_that_host_metadata_cannot_clash_with()
    {
        using var json = JsonDocument.Parse(envelopes.Seal(new FeedbackReceived("fb_1")));

        json.RootElement.EnumerateObject().Select(field => field.Name).ShouldBe(["env", "sig"]);
    }

    [Fact]
    public void A_changed_message_does_not_open()
        => envelopes.Open(envelopes.Seal(new FeedbackReceived("fb_1")).Replace("fb_1", "fb_2", StringComparison.Ordinal)).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("plain words")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"env":{},"sig":7}""")]
    [InlineData("""{"env":{},"sig":"1.AAAA"}""")]
    public void What_is_not_ours_does_not_open(string body) => envelopes.Open(body).ShouldBeNull();

    [Fact]
    public void It_says_where_its_sender_was_where_somebody_records_that_and_the_signature_covers_it()
    {
        using var span = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).Start();
        var unrecorded = envelopes.Seal(new FeedbackReceived("fb_1"));
        span.ActivityTraceFlags = ActivityTraceFlags.Recorded;
        var recorded = envelopes.Seal(new FeedbackReceived("fb_1"));

        unrecorded.ShouldNotContain("traceparent");
        envelopes.Open(unrecorded)!.TraceParent.ShouldBeNull();
        envelopes.Open(recorded)!.TraceParent.ShouldBe(span.Id);
        envelopes.Open(recorded.Replace(span.TraceId.ToHexString(), ActivityTraceId.CreateRandom().ToHexString(), StringComparison.Ordinal)).ShouldBeNull();
    }

    [Fact]
    public void What_somebody_wrote_as_Base64_opens_but_not_what_was_so_written_twice()
    {
        var sealedOnce = Convert.ToBase64String(Encoding.UTF8.GetBytes(envelopes.Seal(new FeedbackReceived("fb_1"))));

        Envelopes.Read<FeedbackReceived>(envelopes.Open(sealedOnce)!).ShouldBe(new FeedbackReceived("fb_1"));
        envelopes.Open(Convert.ToBase64String(Encoding.UTF8.GetBytes(sealedOnce))).ShouldBeNull();
    }

    [Fact]
    public void A_message_of_another_name_is_not_read_as_this_one()
        => Envelopes.Read<AlertChanged>(envelopes.Open(envelopes.Seal(new FeedbackReceived("fb_1")))!).ShouldBeNull();

    public void Dispose() => folder.Dispose();
}
