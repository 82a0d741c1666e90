using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FeedbackPipeline.Hosting.Functions.Invoking;
using FeedbackPipeline.Tests.Hosting.Functions.Simulating;

namespace FeedbackPipeline.Tests.Hosting.Functions.Rules;

/// <summary>How the host writes a call: letter by letter as the calls on record, which its own code wrote.</summary>
public sealed class PayloadTests
{
    private const string Json = """{"v":1,"feedbackId":"fb_01","id":"mine","n":5,"when":"2026-01-02T10:00:00Z","o":{"a":1},"arr":[1,2],"t":"he said \"hi\""}""";
    private static readonly DateTimeOffset Ten = new(2026, 1, 2, 10, 0, 0, TimeSpan.Zero);
    private static readonly JsonSerializerOptions AsOnRecord = new() { WriteIndented = true, IndentSize = 1, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<string, Func<string>> Written = new()
    {
        ["queue-text-message"] = () => HostPayload.Of([("message", "plain words")], [("DequeueCount", 1)]),
        ["queue-json-message"] = () => HostPayload.OfMessage("TagFeedback", "message", new("theirs", "AgAAAAMAAAAAAAAA", Json, 3, Ten) { Returns = Ten.AddMinutes(10) }, Ten.AddSeconds(1)),
        ["timer"] = () => HostPayload.OfTimer("timer", Ten),
        ["cosmosdb"] = () => HostPayload.Of([("documents", """[{"id":"1","_ts":1}]""")], []),
        ["eventgrid-sms"] = () => HostPayload.OfEvent("smsEvent", new()
        {
            ["id"] = "e1",
            ["eventType"] = "Microsoft.Communication.SMSReceived",
            ["eventTime"] = "2026-01-02T10:00:00.1234567Z",
            ["data"] = new JsonObject { ["message"] = "hi" },
        }),
        ["blob-binary"] = () => HostPayload.Of(
            [("blob", new byte[] { 1, 2, 3 })],
            [("name", "a.wav"), ("Uri", new Uri("https://x/y")), ("Properties", new JsonObject { ["Length"] = 3 }), ("Metadata", new JsonObject { ["k"] = "v" })]),
        ["http-wrapped-form"] = () => HostPayload.Of([("req", Form("application/x-www-form-urlencoded", "a=b"u8.ToArray()).ToJson())], []),
    };

    public static TheoryData<string> OnRecord => [.. Directory.EnumerateFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file))];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Data", "host");

    [Theory]
    [MemberData(nameof(OnRecord))]
    public async Task The_simulated_host_writes_what_the_real_one_wrote(string name)
        => JsonNode.Parse(Written[name]())!.ToJsonString(AsOnRecord).ShouldBe(await File.ReadAllTextAsync(Path.Combine(Folder, $"{name}.json"), TestContext.Current.CancellationToken));

    [Fact]
    public void All_calls_on_record_are_there() => OnRecord.Count.ShouldBe(Written.Count);

    public static TheoryData<object, string, string> Values => new()
    {
        { "plain words", "\"\\\"plain words\\\"\"", "plain words" },
        { 3, "\"3\"", "3" },
        { true, "\"true\"", "true" },
        { new Uri("https://x/y"), "\"\\\"https://x/y\\\"\"", "https://x/y" },
        { TimeSpan.FromSeconds(90), "\"\\\"00:01:30\\\"\"", "00:01:30" },
        { Ten, "\"2026-01-02T10:00:00+00:00\"", "2026-01-02T10:00:00+00:00" },
        { Ten.UtcDateTime, "\"2026-01-02T10:00:00.0000000Z\"", "2026-01-02T10:00:00.0000000Z" },
        { new JsonObject { ["a"] = 1 }, "{\"a\":1}", "{\"a\":1}" },
        { new byte[] { 1, 2, 3 }, "\"AQID\"", "AQID" },
    };

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public void Every_kind_of_value_is_written_in_its_own_way_and_we_read_it_back(object value, string written, string read)
    {
        var node = HostValue.Of(value)!;

        node.ToJsonString(HostValue.AsTheHost).ShouldBe(written);
        new InvocationValue(JsonSerializer.SerializeToElement(node)).AsText().ShouldBe(read);
    }

    [Fact]
    public void A_timer_the_host_does_not_remember_has_no_status()
        => JsonNode.Parse(HostPayload.OfTimer("timer", null))!["Data"]!["timer"]!["ScheduleStatus"].ShouldBeNull();

    [Fact]
    public void A_file_in_a_wrapped_request_is_base64() => Form("multipart/form-data; boundary=x", [1, 2, 3]).ToJson()["Body"]!.GetValue<string>().ShouldBe("AQID");

    private static WrappedRequest Form(string type, byte[] body) => new(
        new("http://localhost:7902/sub/x?nofwd=1"),
        "POST",
        new Dictionary<string, string> { ["nofwd"] = "1" },
        [("Host", "localhost:7902"), ("Content-Type", type), ("Cookie", "a=1; b=2"), ("Content-Length", "3")],
        body);
}
