using System.Net;
using FeedbackPipeline.Collecting.Recordings;
using FeedbackPipeline.Collecting.Transcribing.AzureSpeech;
using FeedbackPipeline.Collecting.Transcripts;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Collecting.Recordings;

/// <summary>The contract with Azure AI Speech, and what its refusals come to.</summary>
public sealed class AzureSpeechTests
{
    private const string Refusal = """{"error":{"code":"InvalidRequest","message":"Invalid.","innererror":{"code":"InvalidAudioFormat","message":"He hit me"}}}""";

    private readonly SpeechDouble speech = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_it_heard_is_a_draft_with_times_speakers_and_doubts()
    {
        await using var app = speech.App();
        var (id, _) = await Voices.LeftAsync(app);

        await app.DrainAsync();

        (await app.OpenedAsync(id))!.Heard.ShouldBe(
            [new TranscriptSegment(TimeSpan.FromMilliseconds(40), "I lik the garden.", 0.41, "1"), new TranscriptSegment(TimeSpan.FromMilliseconds(2400), "Staff are kind.", 0.93, "1")]);
        (await app.WordsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_request_keeps_to_the_contract()
    {
        await using var app = speech.App(("AzureSpeech:Phrases:0", "Elm House"));
        await Voices.LeftAsync(app, Voices.WebM());

        await app.DrainAsync();

        var call = speech.Calls.ShouldHaveSingleItem();
        call.Method.ShouldBe(HttpMethod.Post);
        call.Address.ToString().ShouldBe("https://speech-charity.cognitiveservices.azure.com/speechtotext/transcriptions:transcribe?api-version=2025-10-15");
        call.Authorization.ShouldBe("Bearer token for https://cognitiveservices.azure.com/.default");
        call.Parts.Keys.ShouldBe(["definition", "audio"], ignoreOrder: true);
        call.Parts["audio"].Content.ShouldBe(Voices.WebM());
        (call.Parts["audio"].Type, call.Parts["audio"].File).ShouldBe(("audio/webm", "recording.webm"));
        call.Parts["definition"].Type.ShouldBe("application/json");
        call.Definition.ToJsonString().ShouldBe("""{"locales":["en-GB"],"profanityFilterMode":"None","diarization":{"maxSpeakers":2,"enabled":true},"phraseList":{"phrases":["Elm House"]}}""");
        call.Length.ShouldNotBeNull("it is not sent in chunks");
    }

    [Fact]
    public async Task A_key_takes_the_place_of_the_identity()
    {
        await using var app = speech.App(("AzureSpeech:Key", "key-of-the-test"), ("AzureSpeech:Speakers", "1"));
        await Voices.LeftAsync(app);

        await app.DrainAsync();

        var call = speech.Calls.ShouldHaveSingleItem();
        (call.Key, call.Authorization).ShouldBe(("key-of-the-test", ""));
        call.Definition["diarization"].ShouldBeNull();
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.Unauthorized)]
    public async Task What_may_work_later_is_tried_again_by_the_queue(HttpStatusCode status)
    {
        speech.Answers.Enqueue((status, Refusal));
        speech.Answers.Enqueue((HttpStatusCode.OK, SpeechDouble.Golden));
        await using var app = speech.App();
        var (id, _) = await Voices.LeftAsync(app);
        await app.DrainAsync();
        var first = (await app.OpenedAsync(id))!.State;

        app.Time.Advance(TimeSpan.FromSeconds(31));
        await app.DrainAsync();

        first.ShouldBe(RecordingState.Waiting);
        (await app.OpenedAsync(id))!.Heard.Count.ShouldBe(2);
        speech.Calls.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, Refusal, HearingTrouble.NotReadable)]
    [InlineData(HttpStatusCode.UnsupportedMediaType, Refusal, HearingTrouble.NotReadable)]
    [InlineData(HttpStatusCode.OK, """{"durationMilliseconds":2000,"combinedPhrases":[],"phrases":[]}""", HearingTrouble.NoWords)]
    [InlineData(HttpStatusCode.OK, """{"durationMilliseconds":2000,"combinedPhrases":[{"text":""}],"phrases":[{"text":" ","confidence":0.1}]}""", HearingTrouble.NoWords)]
    public async Task What_will_never_work_goes_to_a_person_at_once(HttpStatusCode status, string body, HearingTrouble trouble)
    {
        speech.Answers.Enqueue((status, body));
        await using var app = speech.App();
        var (id, _) = await Voices.LeftAsync(app);

        await app.DrainAsync();

        var opened = (await app.OpenedAsync(id))!;
        (opened.State, opened.Trouble).ShouldBe((RecordingState.ForPerson, trouble));
        speech.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_doctor_asks_it_for_the_words_of_silence()
    {
        speech.Answers.Enqueue((HttpStatusCode.OK, """{"durationMilliseconds":1000,"combinedPhrases":[],"phrases":[]}"""));
        await using var app = speech.App();

        (await LookAsync(app, "speech")).ShouldBe(Finding.Fine("Azure AI Speech answers."));
        AudioKind.Of(speech.Calls.Single().Parts["audio"].Content).ShouldBe(AudioKind.Wav);
        speech.Answers.Clear();
        speech.Answers.Enqueue((HttpStatusCode.Forbidden, Refusal));
        var refused = await LookAsync(app, "speech");
        refused.State.ShouldBe(FindingState.Wrong);
        refused.Says.ShouldContain("Cognitive Services Speech User");
        refused.Says.ShouldNotContain("hit");
    }

    [Theory]
    [InlineData(0, "reached")]
    [InlineData(401, "AzureSpeech:Key")]
    [InlineData(404, "ApiVersion")]
    [InlineData(429, "too often")]
    [InlineData(500, "status 500")]
    [InlineData(418, "status 418")]
    public void Each_refusal_has_its_words(int status, string says) => SpeechProblem.InWords(status).ShouldContain(says);

    private static Task<Finding> LookAsync(PipelineApp app, string name) => app.Get<IEnumerable<ICheckup>>().Single(checkup => checkup.Name == name).LookAsync(Stop);
}
