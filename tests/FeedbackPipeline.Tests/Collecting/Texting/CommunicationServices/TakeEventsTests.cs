using System.Text;
using System.Text.Json.Nodes;
using Azure.Storage.Queues;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Tests.Hosting.Functions;
using FeedbackPipeline.Tests.Hosting.Functions.Simulating;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Collecting.Texting.CommunicationServices;

/// <summary>Texts that Event Grid puts into the queue, without anybody's signature.</summary>
public sealed class TakeEventsTests : IAsyncDisposable
{
    private readonly HashSet<string> broken = [];
    private readonly Texts texts;

    public TakeEventsTests() => texts = new(("AzureTexts:FromQueue", "true"), ("Texting:TwilioAuthToken", "")) { Replace = services => UnreliableTextBook.Register(services, broken) };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private IMessageQueue Queue => texts.App.Get<IMessageQueue>();

    [Theory]
    [InlineData("event-grid-single", true)]
    [InlineData("event-grid-single", false)]
    [InlineData("event-grid", true)]
    [InlineData("cloud-event", true)]
    [InlineData("cloud-event", false)]
    public async Task A_text_in_each_shape_is_one_feedback_and_is_answered_plain_or_as_base64(string body, bool base64)
    {
        await PutAsync(EventGrid.Body(body), base64);
        await PutAsync(EventGrid.Body(body), base64);
        await texts.WorkAsync();

        (await texts.App.WordsAsync()).ShouldBe([$"text: {EventGrid.Words}"]);
        texts.Sent.ShouldHaveSingleItem().To.ShouldBe(Texts.Number);
        (await Queue.CountAsync(Queues.SmsEvents, Stop)).ShouldBe(0);
        (await PoisonedAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task By_the_queue_and_by_the_webhook_it_is_the_same_text()
    {
        await using var both = new Texts([.. EventGrid.Settings, ("AzureTexts:FromQueue", "true")]);
        await both.App.Get<IMessageQueue>().SendAsync(Queues.SmsEvents, EventGrid.Body("event-grid-single"), null, Stop);
        await both.WorkAsync();

        (await EventGrid.PostAsync(both.App, EventGrid.Body("cloud-event"))).EnsureSuccessStatusCode();
        await both.WorkAsync();

        (await both.App.FeedbackCountAsync()).ShouldBe(1);
        both.Sent.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Events_of_other_kinds_are_done_with()
    {
        await PutAsync(EventGrid.Body("delivery-report"));
        await texts.WorkAsync();

        (await Queue.CountAsync(Queues.SmsEvents, Stop)).ShouldBe(0);
        (await PoisonedAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Unless_the_settings_say_that_the_queue_is_to_be_trusted_nothing_in_it_is()
    {
        await using var wary = new Texts(EventGrid.Settings);
        await wary.App.Get<IMessageQueue>().SendAsync(Queues.SmsEvents, EventGrid.Body("event-grid-single"), null, Stop);
        await wary.WorkAsync();

        (await wary.App.FeedbackCountAsync()).ShouldBe(0);
        (await wary.App.Get<IMessageQueue>().CountAsync(Queues.PoisonOf(Queues.SmsEvents), Stop)).ShouldBe(1);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("""{"env":{"name":"text-received","version":1,"data":{"textId":"fb_1"}},"sig":"1.AAAA"}""")]
    [InlineData("""{"sealed":"1.AAAA"}""")]
    [InlineData("""{"sealed":"words"}""")]
    [InlineData("""{"sealed":"\ud83d"}""")]
    [InlineData("""{"\ud83d":"\ud83d"}""")]
    [InlineData("""{"eventType":"Microsoft.Communication.SMSReceived","data":{"messageId":"1","from":"447700900123"}}""")]
    public async Task What_is_no_event_is_poisoned_at_once(string body)
    {
        await PutAsync(body);
        await texts.App.DrainAsync();

        (await PoisonedAsync()).ShouldBe(1);
        (await texts.App.FeedbackCountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_given_up_rests_sealed_and_nothing_of_it_is_lost_or_counted_twice()
    {
        broken.Add("Incoming_1");
        await PutAsync(EventGrid.Of("The food is cold.", "The bus is late."), base64: true);
        await TryFiveTimesAsync();
        var rests = (await Queue.ExchangeAsync(Queues.PoisonOf(Queues.SmsEvents), [], 10, TimeSpan.FromSeconds(1), Stop)).ShouldHaveSingleItem().Body;

        var packed = JsonNode.Parse(rests)!.AsObject().ShouldHaveSingleItem().Value!.GetValue<string>().Split('.')[1];
        Encoding.UTF8.GetString(Convert.FromBase64String(packed)).ShouldNotContain("The bus");
        (await texts.App.WordsAsync()).ShouldBe(["text: The food is cold."]);

        texts.App.Time.Advance(TimeSpan.FromSeconds(2));
        await Queue.ReplayPoisonAsync(Queues.SmsEvents, Stop);
        await TryFiveTimesAsync();
        broken.Clear();
        await Queue.ReplayPoisonAsync(Queues.SmsEvents, Stop);
        await texts.WorkAsync();

        (await texts.App.WordsAsync()).ShouldBe(["text: The food is cold.", "text: The bus is late."], ignoreOrder: true);
        (await PoisonedAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Under_the_host_its_function_takes_what_event_grid_wrote()
    {
        await using var app = HostedApp.Create(("AzureTexts:FromQueue", "true"));
        var body = Convert.ToBase64String(Encoding.UTF8.GetBytes(EventGrid.Body("event-grid-single")));

        var taken = await app.CallAsync("/fn-sms-acs", Payload(app, body));
        var again = await app.CallAsync("/fn-sms-acs", Payload(app, EventGrid.Body("cloud-event")));
        var refused = await app.CallAsync("/fn-sms-acs", Payload(app, "{}"));
        var outside = await app.CallAsync("/fn-sms-acs", Payload(app, body), context => context.Request.Headers["X-Forwarded-For"] = "203.0.113.7");
        await app.DrainAsync();

        (taken.Status, again.Status, refused.Status, outside.Status).ShouldBe((200, 200, 200, 404));
        (await app.WordsAsync()).ShouldBe([$"text: {EventGrid.Words}"]);
        var rests = (await app.Get<IMessageQueue>().ExchangeAsync(Queues.PoisonOf(Queues.SmsEvents), [], 10, TimeSpan.FromMinutes(1), Stop)).ShouldHaveSingleItem();
        rests.Body.ShouldStartWith("{\"sealed\":");
    }

    [Fact]
    public async Task From_a_real_queue_of_azure_a_process_of_its_own_takes_them_too()
    {
        var account = (await Azurite.SharedAsync()).Account();
        await using var own = new Texts(("AzureTexts:FromQueue", "true"), ("Storing:Queue", "Azure"), ("FeedbackQueues", account));
        var queue = new QueueServiceClient(account, new() { MessageEncoding = QueueMessageEncoding.Base64 }).GetQueueClient(Queues.SmsEvents);
        await queue.CreateAsync(cancellationToken: Stop);
        await queue.SendMessageAsync(EventGrid.Body("event-grid-single"), Stop);
        await queue.SendMessageAsync(EventGrid.Of("Secret words").Replace("447700900123", ""), Stop);

        await own.WorkAsync();

        (await own.App.WordsAsync()).ShouldBe([$"text: {EventGrid.Words}"]);
        var poison = new QueueServiceClient(account).GetQueueClient(Queues.PoisonOf(Queues.SmsEvents));
        (await poison.PeekMessagesAsync(10, Stop)).Value.ShouldHaveSingleItem().Body.ToString().ShouldStartWith("{\"sealed\":");
    }

    public ValueTask DisposeAsync() => texts.DisposeAsync();

    private Task PutAsync(string body, bool base64 = false)
        => Queue.SendAsync(Queues.SmsEvents, base64 ? Convert.ToBase64String(Encoding.UTF8.GetBytes(body)) : body, null, Stop);

    private async Task TryFiveTimesAsync()
    {
        for (var tries = 0; tries < 5; tries++)
        {
            await texts.App.DrainAsync();
            texts.App.Time.Advance(TimeSpan.FromSeconds(31));
        }
    }

    private Task<long> PoisonedAsync() => Queue.CountAsync(Queues.PoisonOf(Queues.SmsEvents), Stop);

    private static string Payload(PipelineApp app, string body)
        => HostPayload.OfMessage("fn-sms-acs", "message", new("m1", "p1", body, 1, app.Time.GetUtcNow()), app.Time.GetUtcNow());
}
