using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Collecting.Recordings;

/// <summary>Voicemail of a telephone service.</summary>
public sealed class InboundAudioTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_recording_is_kept_with_all_that_came_with_it()
    {
        await using var app = new PipelineApp(Voices.Open);

        var answer = await Voices.CallAsync(app, Voices.WebM(), ("text", "Line 2"), ("help", "with-help"), ("about.age_band", "25-34"), ("about.communication", "speech"), ("about.communication", "bsl"), ("language", "en"));
        var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop)).RootElement;

        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        answer.Headers.Location!.OriginalString.ShouldBe($"/r/{body.GetProperty("receipt").GetString()}");
        (await app.WordsAsync()).ShouldBe(["text: Line 2"]);
        (await app.AboutAsync()).ShouldBe(["age_band=25-34 (1, helper)", "communication=bsl (1, helper)", "communication=speech (1, helper)"]);
        (await app.OpenedAsync(body.GetProperty("id").GetString()!))!.Shelved!.Kind.ShouldBe("audio/webm");
        app.Holds("the sound of a voice"u8).ShouldBeFalse("it is sealed");
    }

    [Fact]
    public async Task The_same_key_has_the_same_receipt_and_another_body_is_refused()
    {
        await using var app = new PipelineApp(Voices.Open);

        var first = await Voices.LeftAsync(app, Voices.WebM(), ("idempotencyKey", "call-1"));
        var again = await Voices.LeftAsync(app, Voices.WebM(), ("idempotencyKey", "call-1"));
        var other = await Voices.CallAsync(app, Voices.WebM("other words"), ("idempotencyKey", "call-1"));
        var text = await Voices.CallAsync(app, Voices.WebM(), ("idempotencyKey", "call-1"), ("text", "more"));

        again.ShouldBe(first);
        other.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        text.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await app.FeedbackCountAsync()).ShouldBe(1);
        (await app.ShelfAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Many_at_once_with_one_key_make_one_record_and_leave_one_recording()
    {
        await using var app = new PipelineApp(Voices.Open);

        var all = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Voices.LeftAsync(app, Voices.WebM(), ("idempotencyKey", "call-1"))));

        all.Distinct().Count().ShouldBe(1);
        (await app.FeedbackCountAsync()).ShouldBe(1);
        (await app.ShelfAsync()).Count.ShouldBe(1);
        (await app.OpenedAsync(all[0].Id))!.Shelved!.Name.ShouldBe((await app.ShelfAsync()).Single());
    }

    [Fact]
    public async Task Without_a_key_in_the_settings_the_address_is_closed()
    {
        await using var app = new PipelineApp();

        (await Voices.CallAsync(app, Voices.WebM())).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await app.ShelfAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_key_may_be_shown_as_the_password_of_Basic_and_a_wrong_one_gets_no_further()
    {
        await using var app = new PipelineApp(Voices.Open);

        (await ShownAsync(app, new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"anybody:{Voices.Key}"))))).ShouldBe(HttpStatusCode.Accepted);
        (await ShownAsync(app, new("Basic", Convert.ToBase64String("anybody:wrong"u8)))).ShouldBe(HttpStatusCode.Unauthorized);
        (await ShownAsync(app, new("Basic", "not base 64"))).ShouldBe(HttpStatusCode.Unauthorized);
        (await ShownAsync(app, new("Bearer", "wrong"))).ShouldBe(HttpStatusCode.Unauthorized);
        (await ShownAsync(app, null)).ShouldBe(HttpStatusCode.Unauthorized);
        (await app.FeedbackCountAsync()).ShouldBe(1);
    }

    [Theory]
    [InlineData("survey", "nonsense", "survey")]
    [InlineData("service", "nowhere", "service")]
    [InlineData("help", "much", "help")]
    [InlineData("answers.nonsense", "a", "answers.nonsense")]
    [InlineData("about.age_band", "old", "about.age_band")]
    [InlineData("colour", "red", "colour")]
    public async Task A_wrong_field_is_named_and_nothing_is_kept(string name, string value, string field)
    {
        await using var app = new PipelineApp(Voices.Open);

        var answer = await Voices.CallAsync(app, Voices.WebM(), (name, value));
        var errors = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop)).RootElement.GetProperty("errors");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        errors.EnumerateObject().Select(error => error.Name).ShouldBe([field]);
        (await app.ShelfAsync()).ShouldBeEmpty();
        (await app.FeedbackCountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_no_recording_is_refused_by_what_it_is()
    {
        await using var app = new PipelineApp([.. Voices.Open, ("Recordings:MaximumBytes", "2048")]);

        (await Voices.CallAsync(app, "Hello"u8.ToArray())).StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await Voices.CallAsync(app, [.. Voices.WebM(), .. new byte[2048]])).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await Voices.CallAsync(app, [.. Voices.WebM(), .. new byte[2_000_000]])).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await Voices.CallAsync(app, null, ("text", "Hello"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await app.FeedbackCountAsync()).ShouldBe(0);
        (await app.ShelfAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_not_multipart_is_refused()
    {
        await using var app = new PipelineApp(Voices.Open);
        var caller = app.Anyone();
        caller.DefaultRequestHeaders.Authorization = new("Bearer", Voices.Key);
        using var json = new StringContent("{}", Encoding.UTF8, "application/json");
        using var broken = new StringContent("nonsense");
        broken.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");

        (await caller.PostAsync(new Uri("/api/inbound/audio", UriKind.Relative), json, Stop)).StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await caller.PostAsync(new Uri("/api/inbound/audio", UriKind.Relative), broken, Stop)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static async Task<HttpStatusCode> ShownAsync(PipelineApp app, AuthenticationHeaderValue? shown)
    {
        var caller = app.Anyone();
        caller.DefaultRequestHeaders.Authorization = shown;
        using var content = new MultipartFormDataContent { { new ByteArrayContent(Voices.WebM()), "audio", "a.webm" } };
        return (await caller.PostAsync(new Uri("/api/inbound/audio", UriKind.Relative), content, Stop)).StatusCode;
    }
}
