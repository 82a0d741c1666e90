using System.Net;

namespace FeedbackPipeline.Tests.Collecting.Texting.CommunicationServices;

/// <summary>Texts that Event Grid brings to the webhook, through the whole product.</summary>
public sealed class EventGridWebhookTests : IAsyncDisposable
{
    private readonly HashSet<string> broken = [];
    private readonly Texts texts;

    public EventGridWebhookTests() => texts = new(EventGrid.Settings) { Replace = services => UnreliableTextBook.Register(services, broken) };

    [Theory]
    [InlineData("event-grid")]
    [InlineData("event-grid-capitals")]
    [InlineData("event-grid-single")]
    [InlineData("cloud-event", "application/cloudevents+json; charset=utf-8")]
    [InlineData("cloud-events", "application/cloudevents-batch+json")]
    public async Task A_text_in_each_shape_is_one_feedback_and_its_number_is_answered(string body, string type = "application/json")
    {
        using var answer = await EventGrid.PostAsync(texts.App, EventGrid.Body(body), ("Content-Type", type));
        await texts.WorkAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await texts.App.WordsAsync()).ShouldBe([$"text: {EventGrid.Words}"]);
        texts.Sent.ShouldHaveSingleItem().To.ShouldBe(Texts.Number);
    }

    [Fact]
    public async Task A_text_that_comes_again_is_one_feedback_and_one_reply()
    {
        for (var time = 0; time < 3; time++)
        {
            (await EventGrid.PostAsync(texts.App, EventGrid.Body("event-grid"))).StatusCode.ShouldBe(HttpStatusCode.OK);
            await texts.WorkAsync();
        }

        (await texts.App.FeedbackCountAsync()).ShouldBe(1);
        texts.Sent.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Each_text_of_a_call_is_taken()
    {
        (await EventGrid.PostAsync(texts.App, EventGrid.Of("The food is cold.", "The bus is late.", "I like it here."))).StatusCode.ShouldBe(HttpStatusCode.OK);
        await texts.WorkAsync();

        (await texts.App.WordsAsync()).ShouldBe(["text: The food is cold.", "text: The bus is late.", "text: I like it here."], ignoreOrder: true);
    }

    [Fact]
    public async Task Where_one_of_them_can_not_be_stored_all_are_sent_again_and_none_counts_twice()
    {
        broken.Add("Incoming_1");
        var body = EventGrid.Of("The food is cold.", "The bus is late.", "I like it here.");

        using (var refused = await EventGrid.PostAsync(texts.App, body))
        {
            refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            refused.Headers.RetryAfter.ShouldNotBeNull();
        }

        await texts.WorkAsync();
        (await texts.App.FeedbackCountAsync()).ShouldBe(2);
        broken.Clear();
        (await EventGrid.PostAsync(texts.App, body)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await texts.WorkAsync();

        (await texts.App.FeedbackCountAsync()).ShouldBe(3);
    }

    [Fact]
    public async Task One_that_is_not_right_is_named_and_costs_the_others_nothing()
    {
        var body = EventGrid.Of("The food is cold.", "The bus is late.").Replace("\"message\":\"The food is cold.\",", "");

        using var answer = await EventGrid.PostAsync(texts.App, body);
        await texts.WorkAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var says = await answer.SaysAsync();
        says.ShouldContain("[0].data.message");
        says.ShouldNotContain("[1]");
        says.ShouldContain("The others were taken.");
        (await texts.App.WordsAsync()).ShouldBe(["text: The bus is late."]);
    }

    [Theory]
    [InlineData("delivery-report")]
    [InlineData("validation")]
    public async Task Events_of_other_kinds_are_thanked_for_and_passed_over(string body)
    {
        (await EventGrid.PostAsync(texts.App, EventGrid.Body(body))).StatusCode.ShouldBe(HttpStatusCode.OK);
        await texts.WorkAsync();

        (await texts.App.FeedbackCountAsync()).ShouldBe(0);
        texts.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_phone_is_the_same_whichever_provider_brings_its_words_and_with_a_plus_or_without()
    {
        await using var both = new Texts(("AzureTexts:Secret", EventGrid.Secret));
        await both.TextAsync("The food is cold.");
        await PostAsync("The bus is late.", "Incoming_1");

        await PostAsync("DELETE", "Incoming_2");
        await both.TextAsync("YES");

        (await both.App.FeedbackCountAsync()).ShouldBe(0);

        async Task PostAsync(string words, string id)
        {
            (await EventGrid.PostAsync(both.App, EventGrid.Event(id, "447700900123", words).ToJsonString())).StatusCode.ShouldBe(HttpStatusCode.OK);
            await both.WorkAsync();
        }
    }

    [Fact]
    public async Task Many_texts_from_one_address_are_all_taken()
    {
        await using var limited = new Texts([.. EventGrid.Settings, ("Limiting:SubmissionsPerMinute", "1")]);
        for (var number = 0; number < 5; number++)
        {
            var body = EventGrid.Event($"Incoming_{number}", EventGrid.Number(number), "Hello").ToJsonString();
            (await EventGrid.PostAsync(limited.App, body, ("X-Forwarded-For", "203.0.113.9"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Theory]
    [InlineData("not json", "body")]
    [InlineData("", "body")]
    [InlineData("null", "body")]
    [InlineData("\"words\"", "body")]
    [InlineData("[]", "body")]
    [InlineData("[7]", "[0]")]
    [InlineData("{}", "eventType")]
    [InlineData("""[{"eventType":7}]""", "[0].eventType")]
    [InlineData("""{"eventType":"Microsoft.Communication.SMSReceived"}""", "data")]
    [InlineData("""{"eventType":"Microsoft.Communication.SMSReceived","data":"words"}""", "data")]
    [InlineData("""{"eventType":"Microsoft.Communication.SMSReceived","data":{"from":"447700900123","message":"Hello"}}""", "data.messageId")]
    [InlineData("""{"eventType":"Microsoft.Communication.SMSReceived","data":{"messageId":" ","from":"447700900123","message":"Hello"}}""", "data.messageId")]
    [InlineData("""{"eventType":"Microsoft.Communication.SMSReceived","data":{"messageId":"1","message":"Hello"}}""", "data.from")]
    [InlineData("""{"eventType":"Microsoft.Communication.SMSReceived","data":{"messageId":"1","from":447700900123,"message":"Hello"}}""", "data.from")]
    [InlineData("""{"eventType":"Microsoft.Communication.SMSReceived","data":{"messageId":"1","from":"447700900123"}}""", "data.message")]
    [InlineData("""{"eventType":"Microsoft.Communication.SMSReceived","data":{"messageId":"1","from":"447700900123","message":"\ud83d"}}""", "data.message")]
    [InlineData("""{"eventType":"Microsoft.Communication.SMSReceived","data":{"\ud83d":"1","from":"447700900123","message":"Hello"}}""", "data.messageId")]
    [InlineData("""{"specversion":"0.3","type":"Microsoft.Communication.SMSReceived","data":{}}""", "specversion")]
    [InlineData("""{"specversion":"1.0","eventType":"Microsoft.Communication.SMSReceived","data":{}}""", "type")]
    public async Task What_is_no_event_is_told_which_field_is_wrong(string body, string field)
    {
        using var answer = await EventGrid.PostAsync(texts.App, body);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.SaysAsync()).ShouldContain($"\"{field}\":[");
    }

    [Theory]
    [InlineData("messageId", 201)]
    [InlineData("from", 65)]
    [InlineData("message", 20_001)]
    public async Task What_is_too_long_is_named(string field, int length)
    {
        var one = EventGrid.Event("Incoming_1", "447700900123", "Hello");
        one["data"]![field] = new string('7', length);

        using var answer = await EventGrid.PostAsync(texts.App, one.ToJsonString());

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.SaysAsync()).ShouldContain($"data.{field}");
    }

    [Fact]
    public async Task Other_types_and_larger_bodies_are_named_as_such()
    {
        (await EventGrid.PostAsync(texts.App, EventGrid.Body("event-grid"), ("Content-Type", "text/plain"))).StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await EventGrid.PostAsync(texts.App, EventGrid.Of(new string('a', 1_100_000)))).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await texts.App.FeedbackCountAsync()).ShouldBe(0);
    }

    public ValueTask DisposeAsync() => texts.DisposeAsync();
}
