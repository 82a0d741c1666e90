using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FeedbackPipeline.Hosting.Functions.Invoking;
using FeedbackPipeline.Tests.Hosting.Functions.Simulating;

namespace FeedbackPipeline.Tests.Hosting.Functions;

/// <summary>Calls written by the host's own code, and what we make of them.</summary>
public sealed class InvocationTests
{
    private const string Inner = """{"v":1,"feedbackId":"fb_01","id":"mine","n":5,"when":"2026-01-02T10:00:00Z","o":{"a":1},"arr":[1,2],"t":"he said \"hi\""}""";

    [Fact]
    public async Task Text_is_written_twice()
    {
        var call = await ReadAsync("queue-text-message");

        call.Required("message").AsText().ShouldBe("plain words");
        call.DequeueCount.ShouldBe(1);
    }

    [Fact]
    public async Task Json_in_a_message_comes_back_letter_by_letter_and_its_number_of_tries_is_text()
    {
        var call = await ReadAsync("queue-json-message");

        call.Required("message").AsText().ShouldBe(Inner);
        call.DequeueCount.ShouldBe(3);
        call.Metadata["id"].AsText().ShouldBe("mine", "which is why nothing is read from there");
    }

    [Fact]
    public async Task Documents_are_an_array_written_as_text()
        => (await ReadAsync("cosmosdb")).Required("documents").AsJson()[0].GetProperty("id").GetString().ShouldBe("1");

    [Fact]
    public async Task Events_are_objects() => (await ReadAsync("eventgrid-sms")).Required("smsEvent").AsJson().GetProperty("data").GetProperty("message").GetString().ShouldBe("hi");

    [Fact]
    public async Task Timers_are_objects() => (await ReadAsync("timer")).Required("timer").AsJson().GetProperty("IsPastDue").GetBoolean().ShouldBeFalse();

    [Fact]
    public async Task Bytes_are_base64()
    {
        var call = await ReadAsync("blob-binary");

        call.Required("blob").AsBytes().ShouldBe([1, 2, 3]);
        call.Metadata["name"].AsText().ShouldBe("a.wav");
        call.Metadata["Properties"].AsJson().GetProperty("Length").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task Wrapped_requests_are_objects() => (await ReadAsync("http-wrapped-form")).Required("req").AsJson().GetProperty("Body").GetString().ShouldBe("a=b");

    [Theory]
    [InlineData("3", 3)]
    [InlineData("\"3\"", 3)]
    [InlineData("\"\\\"3\\\"\"", 3)]
    [InlineData("\"many\"", null)]
    [InlineData("{}", null)]
    public void Numbers_are_read_bare_as_the_documentation_has_them_and_as_text(string written, int? expected) => Value(written).AsNumber().ShouldBe(expected);

    [Theory]
    [InlineData("\"\\\"5\\\"\"", "5")]
    [InlineData("\"5\"", "5")]
    [InlineData("\"plain words\"", "plain words")]
    [InlineData("\"{\\\"a\\\":1}\"", "{\"a\":1}")]
    [InlineData("{\"a\":1}", "{\"a\":1}")]
    [InlineData("\"\\\"\\\"\"", "")]
    public void Text_that_looks_like_something_else_stays_text(string written, string expected) => Value(written).AsText().ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"Data":"x"}""")]
    [InlineData("not json")]
    public async Task A_call_of_another_shape_is_said_to_be_one(string body)
        => await Should.ThrowAsync<InvalidDataException>(() => Invocation.ReadAsync("1", new MemoryStream(Encoding.UTF8.GetBytes(body)), TestContext.Current.CancellationToken));

    [Fact]
    public async Task What_the_host_says_of_a_retry_is_not_in_the_way()
    {
        var body = HostPayload.Of([("timer", new JsonObject { ["IsPastDue"] = false })], [("RetryContext", new JsonObject { ["RetryCount"] = 1, ["MaxRetryCount"] = 3, ["Exception"] = new JsonObject() })]);

        var call = await Invocation.ReadAsync("1", new MemoryStream(Encoding.UTF8.GetBytes(body)), TestContext.Current.CancellationToken);

        call.Required("timer").AsJson().GetProperty("IsPastDue").GetBoolean().ShouldBeFalse();
        call.DequeueCount.ShouldBe(1);
    }

    private static InvocationValue Value(string written)
    {
        using var json = JsonDocument.Parse(written);
        return new(json.RootElement.Clone());
    }

    private static async Task<Invocation> ReadAsync(string name)
    {
        await using var file = File.OpenRead(PathOf(name));
        return await Invocation.ReadAsync("1", file, TestContext.Current.CancellationToken);
    }

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Data", "host", $"{name}.json");
}
