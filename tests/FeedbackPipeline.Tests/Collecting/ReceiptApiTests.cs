using System.Net;
using FeedbackPipeline.Tests.Infrastructure;
using static FeedbackPipeline.Tests.Collecting.FeedbackApiCalls;

namespace FeedbackPipeline.Tests.Collecting;

/// <summary>What whoever holds a receipt may do: say more about themselves, and take their words back.</summary>
public sealed class ReceiptApiTests
{
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
}
