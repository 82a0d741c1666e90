using FeedbackPipeline.Collecting.Texting.Sending;
using FeedbackPipeline.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace FeedbackPipeline.Tests.Collecting.Texting;

/// <summary>What Twilio is sent and what its answers mean, over a real connection.</summary>
public sealed class TwilioTextsTests
{
    private static readonly OutgoingText Text = new("+447700900123", "Thank you. We got your text & more.");
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_text_goes_out_from_the_number_with_what_was_written()
    {
        await using var twilio = await TwilioDouble.StartAsync();
        await using var app = App(twilio);

        var outcome = await app.Get<ISendText>().SendAsync(Text, Stop);

        outcome.ShouldBe(new(SendState.Sent, "SM00000000000000000000000000000001"));
        twilio.Taken.ShouldBe([("+447700900123", "From=+447700900456", "Thank you. We got your text & more.")]);
    }

    [Fact]
    public async Task A_messaging_service_takes_the_place_of_a_number()
    {
        await using var twilio = await TwilioDouble.StartAsync();
        await using var app = App(twilio, ("Texting:TwilioNumber", ""), ("Texting:TwilioMessagingService", "MG1"));

        await app.Get<ISendText>().SendAsync(Text, Stop);

        twilio.Taken.Single().Sender.ShouldBe("MessagingServiceSid=MG1");
    }

    [Theory]
    [InlineData(21610, SendState.PhoneStopped)]
    [InlineData(21211, SendState.Refused)]
    [InlineData(21614, SendState.Refused)]
    public async Task A_refusal_is_final(int code, SendState state)
    {
        await using var twilio = await TwilioDouble.StartAsync();
        await using var app = App(twilio);
        twilio.Instead.Enqueue((400, $$"""{"code":{{code}},"message":"No","more_info":"https://www.twilio.com/docs/errors/{{code}}","status":400}"""));

        (await app.Get<ISendText>().SendAsync(Text, Stop)).ShouldBe(new(state, $"{code}"));
        twilio.Calls.ShouldBe(1);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Busy_and_broken_pass(int status)
    {
        await using var twilio = await TwilioDouble.StartAsync();
        await using var app = App(twilio);
        twilio.Instead.Enqueue((status, "{}"));
        twilio.Instead.Enqueue((status, "{}"));

        (await app.Get<ISendText>().SendAsync(Text, Stop)).State.ShouldBe(SendState.Sent);
        twilio.Calls.ShouldBe(3);
    }

    [Fact]
    public async Task What_does_not_pass_is_left_to_the_queue()
    {
        await using var twilio = await TwilioDouble.StartAsync();
        await using var app = App(twilio);
        for (var call = 0; call < 4; call++)
        {
            twilio.Instead.Enqueue((503, "busy"));
        }

        await Should.ThrowAsync<HttpRequestException>(() => app.Get<ISendText>().SendAsync(Text, Stop));
        twilio.Taken.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(400, "not json")]
    [InlineData(404, """{"code":20404}""")]
    public async Task What_may_be_our_own_mistake_is_tried_again_later(int status, string body)
    {
        await using var twilio = await TwilioDouble.StartAsync();
        await using var app = App(twilio);
        twilio.Instead.Enqueue((status, body));

        await Should.ThrowAsync<HttpRequestException>(() => app.Get<ISendText>().SendAsync(Text, Stop));
    }

    [Fact]
    public async Task A_wrong_token_is_tried_again_later_once_it_is_right()
    {
        await using var twilio = await TwilioDouble.StartAsync();
        await using var app = App(twilio, ("Texting:TwilioAuthToken", "wrong"));

        (await Should.ThrowAsync<HttpRequestException>(() => app.Get<ISendText>().SendAsync(Text, Stop))).Message.ShouldNotContain("wrong");
    }

    [Fact]
    public async Task After_a_crash_Twilio_is_asked_whether_the_text_had_gone()
    {
        await using var twilio = await TwilioDouble.StartAsync();
        await using var app = App(twilio);
        var sender = app.Get<ISendText>();

        (await sender.WasSentAsync(Text, Noon, Stop)).ShouldBeFalse();
        await sender.SendAsync(Text, Stop);

        (await sender.WasSentAsync(Text, Noon, Stop)).ShouldBeTrue();
        (await sender.WasSentAsync(Text with { Words = "Other words." }, Noon, Stop)).ShouldBeFalse();
        (await sender.WasSentAsync(Text with { To = "+447700900999" }, Noon, Stop)).ShouldBeFalse();
        (await sender.WasSentAsync(Text, Noon.AddHours(1), Stop)).ShouldBeFalse();
    }

    private static PipelineApp App(TwilioDouble twilio, params (string Key, string Value)[] more)
    {
        (string Key, string Value)[] usual =
        [
            ("Texting:TwilioBaseUrl", twilio.Address), ("Texting:TwilioAccountSid", TwilioDouble.Account), ("Texting:TwilioAuthToken", TwilioDouble.Token),
            ("Texting:TwilioNumber", "+447700900456"),
        ];
        // Pauses between tries are real and short: nobody moves the clock meanwhile.
        return new([.. usual.Where(setting => more.All(given => given.Key != setting.Key)), .. more]) { Replace = services => services.AddSingleton(TimeProvider.System) };
    }
}
