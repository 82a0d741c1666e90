using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using FeedbackPipeline.Tests.Infrastructure;
using Microsoft.Data.Sqlite;

namespace FeedbackPipeline.Tests.Collecting;

public sealed class FeedbackApiTests
{
    [Fact]
    public async Task Words_are_stored_and_queued_and_a_receipt_comes_back()
    {
        await using var app = new PipelineApp();

        var answer = await SendAsync(app, """{ "text": "The garden is lovely.", "help": "with-help", "about": { "age_band": "25-34", "communication": ["speech", "bsl"] } }""");

        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var body = await JsonAsync(answer);
        var receipt = body.GetProperty("receipt").GetString()!;
        receipt.ShouldMatch("^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$");
        body.GetProperty("id").GetString()!.ShouldStartWith("fb_");
        body.GetProperty("status").GetString().ShouldBe($"/r/{receipt}");
        answer.Headers.Location!.OriginalString.ShouldBe($"/r/{receipt}");
        body.EnumerateObject().Count().ShouldBe(3);
        (await app.WordsAsync()).ShouldBe(["text: The garden is lovely."]);
        (await app.AboutAsync()).ShouldBe(["age_band=25-34 (1, helper)", "communication=bsl (1, helper)", "communication=speech (1, helper)"]);
        (await app.WaitingAsync()).ShouldBe(1);
    }

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

    [Fact]
    public async Task Too_many_from_one_address_wait_and_others_do_not()
    {
        await using var app = new PipelineApp(("Limiting:SubmissionsPerMinute", "2"));
        var crowd = app.Anyone();
        crowd.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        var other = app.Anyone();
        other.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.8");

        var statuses = new List<HttpStatusCode>();
        for (var sent = 0; sent < 3; sent++)
        {
            statuses.Add((await SendAsync(crowd, """{ "text": "a" }""")).StatusCode);
        }

        statuses.ShouldBe([HttpStatusCode.Accepted, HttpStatusCode.Accepted, HttpStatusCode.TooManyRequests]);
        (await SendAsync(crowd, """{ "text": "a" }""")).Headers.RetryAfter.ShouldNotBeNull();
        (await SendAsync(other, """{ "text": "a" }""")).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await app.FeedbackCountAsync()).ShouldBe(3);
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task The_same_key_and_body_give_the_same_receipt_and_one_record()
    {
        await using var app = new PipelineApp();
        const string body = """{ "text": "Hello", "idempotencyKey": "k1" }""";

        var first = await JsonAsync(await SendAsync(app, body));
        var second = await SendAsync(app, body);

        second.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await JsonAsync(second)).GetRawText().ShouldBe(first.GetRawText());
        (await app.FeedbackCountAsync()).ShouldBe(1);
        (await app.WaitingAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_409_and_the_first_words_stay()
    {
        await using var app = new PipelineApp();
        await SendAsync(app, """{ "text": "First", "idempotencyKey": "k1" }""");

        var answer = await SendAsync(app, """{ "text": "Second", "idempotencyKey": "k1" }""");

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await JsonAsync(answer)).GetProperty("detail").GetString()!.ShouldContain("idempotencyKey");
        (await app.WordsAsync()).ShouldBe(["text: First"]);
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task A_store_that_can_not_write_is_503_with_a_time_to_try_again()
    {
        await using var app = new PipelineApp(("Storing:BusySeconds", "1"));
        await SendAsync(app, """{ "text": "Before" }""");
        await using var blocker = new SqliteConnection($"Data Source={Path.Combine(app.DataFolder, "feedback.db")};Pooling=false");
        await blocker.OpenAsync(TestContext.Current.CancellationToken);
        await using var held = blocker.BeginTransaction(System.Data.IsolationLevel.Serializable);

        var answer = await SendAsync(app, """{ "text": "Now" }""");

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter.ShouldNotBeNull();
        (await app.WordsAsync()).ShouldBe(["text: Before"]);
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task About_you_answers_are_added_later_until_finished_is_said()
    {
        await using var app = new PipelineApp();
        var receipt = await ReceiptAsync(app);

        var first = await AboutAsync(app, receipt, """{ "age_band": "25-34", "gender": "declined" }""");
        var open = await app.NumberAsync("SELECT about_closed FROM feedback");
        var second = await AboutAsync(app, receipt.ToLowerInvariant(), """{ "age_band": "35-44", "finished": true }""");

        first.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        second.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        open.ShouldBe(0);
        (await app.NumberAsync("SELECT about_closed FROM feedback")).ShouldBe(1);
        (await app.AboutAsync()).ShouldBe(["age_band=35-44 (1, self)", "gender=declined (0, self)"]);
    }

    [Theory]
    [InlineData("""{ "age_band": "old" }""", "about.age_band")]
    [InlineData("""{ "shoe_size": "9" }""", "about.shoe_size")]
    [InlineData("""{ "finished": "yes" }""", "finished")]
    [InlineData("{}", "body")]
    [InlineData("[]", "body")]
    public async Task A_wrong_about_you_answer_is_named_and_nothing_changes(string body, string field)
    {
        await using var app = new PipelineApp();
        var receipt = await ReceiptAsync(app);

        var answer = await AboutAsync(app, receipt, body);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await JsonAsync(answer)).GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldBe([field]);
        (await app.AboutAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("7K3M-Q9TX")]
    [InlineData("nonsense!")]
    [InlineData("7K3M-Q9T")]
    public async Task An_unknown_or_malformed_receipt_is_404(string receipt)
    {
        await using var app = new PipelineApp();

        (await AboutAsync(app, receipt, """{ "age_band": "25-34" }""")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await app.Anyone().DeleteAsync(new Uri($"/api/feedback/{receipt}", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task Words_are_deleted_by_their_receipt_once()
    {
        await using var app = new PipelineApp();
        var receipt = await ReceiptAsync(app);
        var address = new Uri($"/api/feedback/{receipt}", UriKind.Relative);

        var first = await app.Anyone().DeleteAsync(address, TestContext.Current.CancellationToken);
        var second = await app.Anyone().DeleteAsync(address, TestContext.Current.CancellationToken);

        first.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        second.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await NothingIsStoredAsync(app);
        (await app.WordsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Guessing_receipts_has_a_limit()
    {
        await using var app = new PipelineApp(("Limiting:GuessesPerMinute", "2"));
        var guesser = app.Anyone();
        guesser.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");

        var statuses = new List<HttpStatusCode>();
        foreach (var guess in new[] { "AAAA-AAAA", "AAAA-AAAB", "AAAA-AAAC" })
        {
            statuses.Add((await guesser.DeleteAsync(new Uri($"/api/feedback/{guess}", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        }

        statuses.ShouldBe([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.TooManyRequests]);
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task An_invitation_counts_its_holder_and_supplies_their_categories()
    {
        await using var app = new PipelineApp();
        await ReceiptAsync(app);
        await app.AddInvitationAsync("CARD-1", """{ "age_band": "65-74" }""");

        await SendAsync(app, """{ "text": "From a card", "invitation": "CARD-1", "about": { "age_band": "18-24", "gender": "woman" } }""");

        (await app.TextsAsync("SELECT respondent FROM feedback WHERE linked = 1")).ShouldBe(["p_card"]);
        (await app.AboutAsync()).ShouldBe(["age_band=65-74 (1, register)", "gender=woman (1, self)"]);
    }

    internal static async Task<string> ReceiptAsync(PipelineApp app)
        => (await JsonAsync(await SendAsync(app, """{ "text": "Hello" }"""))).GetProperty("receipt").GetString()!;

    private static Task<HttpResponseMessage> SendAsync(PipelineApp app, string body) => SendAsync(app.Anyone(), body);

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await client.PostAsync(new Uri("/api/feedback", UriKind.Relative), content, TestContext.Current.CancellationToken);
    }

    private static async Task<HttpResponseMessage> AboutAsync(PipelineApp app, string receipt, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await PostAsync(app, $"/api/feedback/{receipt}/about", content);
    }

    private static Task<HttpResponseMessage> PostAsync(PipelineApp app, string path, HttpContent content)
        => app.Anyone().PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);

    private static Task<JsonElement> JsonAsync(HttpResponseMessage answer)
        => answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

    private static async Task NothingIsStoredAsync(PipelineApp app)
    {
        (await app.FeedbackCountAsync()).ShouldBe(0);
        (await app.WaitingAsync()).ShouldBe(0);
    }

    /// <summary>A stream that can not say how long it is, so that it is sent in chunks.</summary>
    private sealed class Unmeasured(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;
    }
}
