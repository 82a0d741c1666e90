using System.Net;
using FeedbackPipeline.Tests.Infrastructure;
using Microsoft.Data.Sqlite;
using static FeedbackPipeline.Tests.Collecting.FeedbackApiCalls;

namespace FeedbackPipeline.Tests.Collecting;

/// <summary>What the JSON door takes in, once for a key, and what it answers when it cannot.</summary>
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
    public async Task An_invitation_counts_its_holder_and_supplies_their_categories()
    {
        await using var app = new PipelineApp();
        await ReceiptAsync(app);
        await app.AddInvitationAsync("CARD-1", """{ "age_band": "65-74" }""");

        await SendAsync(app, """{ "text": "From a card", "invitation": "CARD-1", "about": { "age_band": "18-24", "gender": "woman" } }""");

        (await app.TextsAsync("SELECT respondent FROM feedback WHERE linked = 1")).ShouldBe(["p_card"]);
        (await app.AboutAsync()).ShouldBe(["age_band=65-74 (1, register)", "gender=woman (1, self)"]);
    }
}
