using System.Net;
using System.Text;
using FeedbackPipeline.Tests.Infrastructure;
using static FeedbackPipeline.Tests.Collecting.FeedbackApiCalls;

namespace FeedbackPipeline.Tests.Collecting;

/// <summary>Bodies the JSON door refuses: each mistake is named with its rule, and nothing is stored.</summary>
public sealed class FeedbackBodyTests
{
    [Theory]
    [InlineData("""{ "text": 5 }""", "text")]
    [InlineData("""{ "text": "a", "colour": "red" }""", "colour")]
    [InlineData("""{ "text": "a", "text": "b" }""", "text")]
    [InlineData("""{ "answers": { "good": ["a"] } }""", "answers.good")]
    [InlineData("""{ "answers": "yes" }""", "answers")]
    [InlineData("""{ "answers": { "nonsense": "a" } }""", "answers.nonsense")]
    [InlineData("""{ "text": "a", "about": { "shoe_size": "9" } }""", "about.shoe_size")]
    [InlineData("""{ "text": "a", "about": { "age_band": "old" } }""", "about.age_band")]
    [InlineData("""{ "text": "a", "about": { "age_band": ["25-34"] } }""", "about.age_band")]
    [InlineData("""{ "text": "a", "help": "maybe" }""", "help")]
    [InlineData("""{ "text": "a", "service": "nowhere" }""", "service")]
    [InlineData("""{ "text": "a", "survey": "other" }""", "survey")]
    [InlineData("""{ "text": "a", "invitation": "unknown" }""", "invitation")]
    [InlineData("""{ "text": "  " }""", "text")]
    [InlineData("{}", "text")]
    [InlineData("""{ "text": "a" """, "body")]
    [InlineData("""{ "text": "a" } x""", "body")]
    [InlineData("""{ "text": "\ud800" }""", "body")]
    [InlineData("""["a"]""", "body")]
    [InlineData("null", "body")]
    [InlineData("", "body")]
    public async Task A_wrong_field_is_named_with_its_rule_and_nothing_is_stored(string body, string field)
    {
        await using var app = new PipelineApp();

        var answer = await SendAsync(app, body);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var errors = (await JsonAsync(answer)).GetProperty("errors");
        errors.EnumerateObject().Select(error => error.Name).ShouldBe([field]);
        errors.GetProperty(field)[0].GetString().ShouldNotBeNullOrWhiteSpace();
        await NothingIsStoredAsync(app);
    }

    [Fact]
    public async Task Every_mistake_is_named_at_once()
    {
        await using var app = new PipelineApp();

        var answer = await SendAsync(app, """{ "text": 1, "help": 2, "about": 3, "more": 4 }""");

        (await JsonAsync(answer)).GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldBe(["text", "help", "about", "more"], ignoreOrder: true);
    }

    [Fact]
    public async Task Bytes_that_are_not_UTF8_are_refused()
    {
        await using var app = new PipelineApp();
        using var content = new ByteArrayContent([.. "{\"text\":\""u8, 0xFF, .. "\"}"u8]);
        content.Headers.ContentType = new("application/json");

        var answer = await PostAsync(app, "/api/feedback", content);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        await NothingIsStoredAsync(app);
    }

    [Fact]
    public async Task Too_long_a_text_is_refused_with_the_limit_named()
    {
        await using var app = new PipelineApp();

        var answer = await SendAsync(app, $$"""{ "text": "{{new string('a', 20_001)}}" }""");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await JsonAsync(answer)).GetProperty("errors").GetProperty("text")[0].GetString()!.ShouldContain("20000");
        await NothingIsStoredAsync(app);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Too_large_a_body_is_413_whether_or_not_it_says_its_length(bool saysLength)
    {
        await using var app = new PipelineApp(("Collecting:MaximumBodyBytes", "2000"));
        using var content = saysLength
            ? new StringContent($$"""{ "text": "{{new string('a', 2_000)}}" }""", Encoding.UTF8, "application/json")
            : (HttpContent)new StreamContent(new Unmeasured(Encoding.UTF8.GetBytes($$"""{ "text": "{{new string('a', 90_000)}}" }""")));
        content.Headers.ContentType = new("application/json");

        var answer = await PostAsync(app, "/api/feedback", content);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await JsonAsync(answer)).GetProperty("detail").GetString()!.ShouldContain("2000");
        await NothingIsStoredAsync(app);
    }

    [Theory]
    [InlineData("""{ "text": "\u200b\u200b" }""")]
    [InlineData("""{ "text": "\u0001\ufeff \n" }""")]
    [InlineData("""{ "answers": { "good": "\u2060" } }""")]
    public async Task Words_nobody_can_see_are_no_words(string body)
    {
        await using var app = new PipelineApp();

        (await SendAsync(app, body)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await SendAsync(app, """{ "text": "😀" }""")).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await app.FeedbackCountAsync()).ShouldBe(1);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("iso-8859-1")]
    [InlineData("bogus")]
    public async Task Json_that_is_not_utf_8_is_415(string charset)
    {
        await using var app = new PipelineApp();
        using var content = new ByteArrayContent("""{ "text": "a" }"""u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", $"application/json; charset={charset}");

        (await PostAsync(app, "/api/feedback", content)).StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        await NothingIsStoredAsync(app);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Another_content_type_is_415(string type)
    {
        await using var app = new PipelineApp();
        using var content = new StringContent("""{ "text": "a" }""", Encoding.UTF8, type);

        (await PostAsync(app, "/api/feedback", content)).StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        await NothingIsStoredAsync(app);
    }

    /// <summary>A stream that can not say how long it is, so that it is sent in chunks.</summary>
    private sealed class Unmeasured(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;
    }
}
