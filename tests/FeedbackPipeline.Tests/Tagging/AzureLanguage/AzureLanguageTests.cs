using System.Net;
using Azure.Core;
using Azure.Core.Pipeline;
using FeedbackPipeline.Tagging;
using FeedbackPipeline.Tagging.AzureLanguage;
using FeedbackPipeline.Tagging.Retagging;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using static FeedbackPipeline.Tests.Tagging.AzureLanguage.AzureLanguageDouble;

namespace FeedbackPipeline.Tests.Tagging.AzureLanguage;

/// <summary>The contract with Azure AI Language, over real HTTP.</summary>
public sealed class AzureLanguageTests : IDisposable
{
    private readonly AzureLanguageDouble azure = new();
    private readonly FakeTimeProvider time = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => azure.Dispose();

    [Fact]
    public async Task What_it_finds_is_removed_too_and_what_we_found_never_leaves()
    {
        azure.Answers("PiiEntityRecognition", text => Pii(text, ("the last blue cottage", "Address"), ("Monday", "DateTime")));

        var tagged = await TagAsync("😀 I live here, at the last blue cottage, ring 07700 900123 on Monday. My carer Oluwaseun is nice.");

        tagged.Redacted.ShouldHaveSingleItem().Text.ShouldBe("😀 I live here, at [address], ring [phone] on Monday. My carer [name] is nice.");
        azure.Sent().ShouldHaveSingleItem().ShouldBe("😀 I live here, at the last blue cottage, ring [phone] on Monday. My carer [name] is nice.");
        tagged.Whole.ShouldBeTrue();
        tagged.Tagger.ShouldEndWith(" azure-2024-11-01-pii");
    }

    [Fact]
    public async Task Every_request_keeps_to_the_contract()
    {
        azure.Answers("PiiEntityRecognition", text => Pii(text)).Answers("SentimentAnalysis", _ => Tone("neutral", 0, 1, 0))
            .Answers("KeyPhraseExtraction", _ => Phrases()).Answers("LanguageDetection", _ => Language("pl", 0.9));

        await TagAsync(["Qwrtz zzxcv", "The food is nice."], ("Language", "true"), ("Sentiment", "true"), ("KeyPhrases", "true"));

        azure.Bodies().Select(body => (string)body["kind"]!).ShouldBe(["LanguageDetection", "PiiEntityRecognition", "SentimentAnalysis", "KeyPhraseExtraction"], ignoreOrder: true);
        azure.Bodies().ShouldAllBe(body => (bool)body["parameters"]!["loggingOptOut"]!);
        azure.Calls.ShouldAllBe(call => call.RequestMessage!.Url.EndsWith("/language/:analyze-text?api-version=2024-11-01", StringComparison.Ordinal));
        azure.Calls.ShouldAllBe(call => call.RequestMessage!.Headers!["Ocp-Apim-Subscription-Key"].Single() == "key-of-the-test");
        var pii = azure.Bodies("PiiEntityRecognition").Single();
        ((string)pii["parameters"]!["stringIndexType"]!).ShouldBe("Utf16CodeUnit");
        pii["parameters"]!["piiCategories"]!.AsArray().Select(category => (string)category!).ShouldContain("UKNationalHealthNumber");
        pii["analysisInput"]!["documents"]!.AsArray().Select(document => (string)document!["language"]!).ShouldBe(["pl", "en"]);
        var language = azure.Bodies("LanguageDetection").Single()["analysisInput"]!["documents"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)language["countryHint"]!).ShouldBe("none");
        language["language"].ShouldBeNull();
    }

    [Theory]
    [InlineData("pl", 0.95, "pl", true)]
    [InlineData("zh_chs", 0.95, "zh", true)]
    [InlineData("pl", 0.4, "und", false)]
    [InlineData("(Unknown)", 0, "und", false)]
    public async Task Its_language_counts_where_ours_is_unsure_and_it_is_sure(string code, double score, string language, bool waits)
    {
        azure.Answers("LanguageDetection", _ => Language(code, score));

        var tagged = await TagAsync(["Qwrtz zzxcv"], ("Pii", "false"), ("Language", "true"));

        (tagged.Language, tagged.NotThemed).ShouldBe((language, waits));
    }

    [Fact]
    public async Task Our_own_language_stays_where_we_are_sure_and_nothing_is_asked()
    {
        (await TagAsync(["The food is nice."], ("Pii", "false"), ("Language", "true"))).Language.ShouldBe("en");

        azure.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Its_tone_counts_only_where_the_feature_is_on_and_concerns_stay_ours()
    {
        azure.Answers("SentimentAnalysis", _ => Tone("positive", 0.8123, 0.1, 0.0877));

        var with = await TagAsync(["The food is horrible and cold. My dad hits me."], ("Pii", "false"), ("Sentiment", "true"));
        var without = Services().GetRequiredService<TagFeedback>().Tag(Submission("The food is horrible and cold. My dad hits me."));

        (await TagAsync(["The food is horrible and cold."], ("Pii", "false"), ("Sentiment", "true"))).Sentiment.ShouldBe(new(Sentiment.Positive, 0.812));
        with.Sentiment.Label.ShouldBe(Sentiment.Mixed, "what may be about harm is never good news");
        without.Sentiment.Label.ShouldNotBe(Sentiment.Positive);
        with.Concerns.ShouldBe(without.Concerns);
        with.Concerns.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Its_key_phrases_are_topics_unless_they_hold_what_was_removed()
    {
        azure.Answers("PiiEntityRecognition", text => Pii(text, ("Zorblax", "Person"))).Answers("KeyPhraseExtraction", _ => Phrases("garden party", "friend Zorblax"));

        var tagged = await TagAsync(["the garden party with zorblax friend Zorblax was loud"], ("KeyPhrases", "true"));

        tagged.Terms[0].ShouldBe("garden");
        tagged.Terms.ShouldContain("garden party");
        tagged.Terms.ShouldNotContain("friend zorblax");
    }

    [Fact]
    public async Task One_document_that_fails_or_is_missing_leaves_the_others()
    {
        azure.Answers("PiiEntityRecognition", text => text.Contains("three", StringComparison.Ordinal) ? null : Pii(text, ("blue door", "Address")), ("0", "InvalidDocument"));

        var tagged = await TagAsync(["one: see blue door now", "two: see blue door now", "three: see blue door now"]);

        tagged.Redacted.Select(answer => answer.Text.Contains("[address]", StringComparison.Ordinal)).ShouldBe([false, true, false]);
        (tagged.Whole, tagged.Unanswered, tagged.Refused).ShouldBe((false, false, 1), "two texts were silently not looked at");
        log.Count.ShouldBe(2);
        log[0].ShouldContain("feedback fb_1, InvalidDocument");
        log[1].ShouldContain("feedback fb_1, missing");
        log.ShouldAllBe(line => !line.Contains("door", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_text_it_never_takes_is_given_up_after_some_tries_and_read_whole_starts_again()
    {
        azure.Answers("PiiEntityRecognition", text => Pii(text), ("0", "InvalidDocument"));
        var tag = Services().GetRequiredService<TagFeedback>();

        var tries = new List<TaggedFeedback>();
        for (var refused = 0; refused < ReadWithAzure.MostTries; refused++)
        {
            tries.Add(await tag.TagAsync(Submission("see blue door now") with { Refused = refused }, Stop));
        }

        tries.Select(tagged => tagged.Whole).ShouldBe([.. Enumerable.Repeat(false, ReadWithAzure.MostTries - 1), true]);
        tries[^1].Refused.ShouldBe(ReadWithAzure.MostTries);
        azure.Forget();
        azure.Answers("PiiEntityRecognition", text => Pii(text));
        (await tag.TagAsync(Submission("see blue door now") with { Refused = ReadWithAzure.MostTries }, Stop)).Refused.ShouldBe(0);
    }

    [Fact]
    public async Task Too_many_requests_are_made_again_when_it_says()
    {
        azure.Answers("PiiEntityRecognition", text => Pii(text, ("blue door", "Address"))).Refuses("PiiEntityRecognition", HttpStatusCode.TooManyRequests, "TooManyRequests", retryAfter: "1", once: true);

        var tagged = await TagAsync("see blue door now");

        tagged.Redacted[0].Text.ShouldBe("see [address] now");
        var calls = azure.Calls.ToList();
        calls.Count.ShouldBe(2);
        (calls[1].RequestMessage!.DateTime - calls[0].RequestMessage!.DateTime).ShouldBeGreaterThan(TimeSpan.FromSeconds(0.9));
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, "Unauthorized", 1)]
    [InlineData(HttpStatusCode.BadRequest, "InvalidRequest", 1)]
    [InlineData(HttpStatusCode.InternalServerError, "InternalServerError", 3)]
    public async Task Our_own_tags_stay_where_it_refuses(HttpStatusCode status, string code, int tries)
    {
        azure.Refuses("PiiEntityRecognition", status, code);

        var tagged = await TagAsync("Ring 07700 900123. The food is nice.");

        tagged.Redacted[0].Text.ShouldBe("Ring [phone]. The food is nice.");
        tagged.Themes.ShouldContain(theme => theme.Id == "food");
        tagged.Whole.ShouldBeFalse();
        tagged.Tagger.ShouldNotContain("azure");
        azure.Calls.Count().ShouldBe(tries);
        (tagged.Unanswered, tagged.Refused).ShouldBe((true, 0));
        log.ShouldHaveSingleItem().ShouldStartWith("azure-language-failed: PiiEntityRecognition for feedback fb_1");
        log[0].ShouldNotContain("food");
    }

    [Fact]
    public async Task It_is_not_waited_for_longer_than_the_setting_says()
    {
        var arrived = azure.Hangs("PiiEntityRecognition");
        var tagging = TagAsync("Ring 07700 900123. The food is nice.");
        await arrived;
        time.Advance(TimeSpan.FromSeconds(9.9));
        tagging.IsCompleted.ShouldBeFalse();

        time.Advance(TimeSpan.FromSeconds(0.1));

        var tagged = await tagging;
        tagged.Redacted[0].Text.ShouldBe("Ring [phone]. The food is nice.");
        tagged.Whole.ShouldBeFalse();
        log.ShouldHaveSingleItem().ShouldContain("Cancel");
    }

    [Fact]
    public async Task Many_answers_go_in_several_calls_within_the_limits()
    {
        azure.Answers("PiiEntityRecognition", text => Pii(text, ("blue door", "Address"))).Answers("SentimentAnalysis", _ => Tone("neutral", 0, 1, 0));

        var tagged = await TagAsync([.. Enumerable.Range(1, 12).Select(number => $"answer {number} see blue door now")], ("Sentiment", "true"));

        Sizes("PiiEntityRecognition").ShouldBe([5, 5, 2], ignoreOrder: true);
        Sizes("SentimentAnalysis").ShouldBe([10, 2], ignoreOrder: true);
        tagged.Redacted.ShouldAllBe(answer => answer.Text.EndsWith("see [address] now"));
    }

    [Fact]
    public async Task Long_text_is_cut_at_sentence_ends_and_found_again_at_its_place()
    {
        azure.Answers("PiiEntityRecognition", text => Pii(text, ("blue door", "Address")));
        var text = string.Concat(Enumerable.Repeat("It is nice here 😀. ", 400)) + "see blue door now";

        var tagged = await TagAsync(text);

        var sent = azure.Sent().ToList();
        sent.Count.ShouldBe(2);
        string.Concat(sent.OrderByDescending(piece => piece.Length)).ShouldBe(text);
        sent.ShouldContain(piece => piece.EndsWith("😀. ", StringComparison.Ordinal));
        tagged.Redacted[0].Text.ShouldBe(text.Replace("blue door", "[address]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_key_the_identity_of_the_machine_is_shown()
    {
        azure.Answers("PiiEntityRecognition", text => Pii(text));
        var credential = new FakeCredential();

        var tagged = await Services(
            services => services.AddSingleton<TokenCredential>(credential).AddSingleton<HttpPipelineTransport>(new HttpClientTransport(new ToLoopback(azure.Address))),
            ("Key", ""),
            ("Endpoint", "https://charity.cognitiveservices.azure.com")).GetRequiredService<TagFeedback>().TagAsync(Submission("The food is nice."), Stop);

        tagged.Whole.ShouldBeTrue();
        var headers = azure.Calls.ShouldHaveSingleItem().RequestMessage!.Headers!;
        headers["Authorization"].ShouldHaveSingleItem().ShouldBe("Bearer token-of-the-test");
        headers.ShouldNotContainKey("Ocp-Apim-Subscription-Key");
        credential.Scopes.ShouldBe(["https://cognitiveservices.azure.com/.default"]);
    }

    [Fact]
    public async Task Off_it_is_never_called()
    {
        var tag = Services(_ => { }, ("Enabled", "false")).GetRequiredService<TagFeedback>();

        var tagged = await tag.TagAsync(Submission("The food is nice."), Stop);

        (tagged.Whole, tagged.Tagger).ShouldBe((true, tag.Version));
        tag.Version.ShouldNotContain("azure");
        azure.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Endpoint", "", "AzureLanguage:Endpoint")]
    [InlineData("Endpoint", "http://charity.cognitiveservices.azure.com", "AzureLanguage:Endpoint")]
    [InlineData("Pii", "false", "AzureLanguage needs")]
    [InlineData("TimeoutSeconds", "0", "TimeoutSeconds")]
    public void Settings_that_cannot_work_stop_the_start(string setting, string value, string says)
        => Should.Throw<OptionsValidationException>(() => Services(_ => { }, (setting, value)).GetRequiredService<IOptions<AzureLanguageOptions>>().Value).Message.ShouldContain(says);

    [Fact]
    public async Task Doctor_says_whether_it_answers()
    {
        (await LookAsync(("Enabled", "false"))).ShouldBe(Finding.Fine("Not configured; text is read here only."));
        azure.Answers("LanguageDetection", _ => Language("en", 1)).Refuses("LanguageDetection", HttpStatusCode.Unauthorized, "Unauthorized", once: true);
        (await LookAsync()).Says.ShouldContain("status 401");
        (await LookAsync()).State.ShouldBe(FindingState.Fine);
        refusedForGood = 2;
        (await LookAsync()).ShouldSatisfyAllConditions(finding => finding.State.ShouldBe(FindingState.Advice), finding => finding.Says.ShouldContain("refused 2 comments"));
    }

    private readonly List<string> log = [];
    private int refusedForGood;

    private Task<Finding> LookAsync(params (string Key, string Value)[] settings)
        => ActivatorUtilities.CreateInstance<AzureLanguageCheckup>(Services(services => services.AddSingleton<IRetagging>(new Refusing(refusedForGood)), settings)).LookAsync(Stop);

    private Task<TaggedFeedback> TagAsync(string text) => TagAsync([text]);

    private Task<TaggedFeedback> TagAsync(string[] texts, params (string Key, string Value)[] settings)
        => Services(_ => { }, settings).GetRequiredService<TagFeedback>().TagAsync(Submission(texts), Stop);

    private static Submission Submission(params string[] texts)
        => new("fb_1", new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), Channel.Web, "default", 1, "root", Help.Alone, null, null, false, [.. texts.Select((text, at) => new Answer($"q{at}", text, "nonspecific"))]);

    private List<int> Sizes(string kind) => [.. azure.Bodies(kind).Select(body => body["analysisInput"]!["documents"]!.AsArray().Count)];

    private ServiceProvider Services(params (string Key, string Value)[] settings) => Services(_ => { }, settings);

    /// <summary>The stage as the executable puts it together, with only <c>Pii</c> on unless a test says so.</summary>
    private ServiceProvider Services(Action<IServiceCollection> replace, params (string Key, string Value)[] settings)
    {
        Dictionary<string, string?> values = new() { ["Enabled"] = "true", ["Endpoint"] = azure.Address, ["Key"] = "key-of-the-test", ["Language"] = "false" };
        foreach (var (key, value) in settings)
        {
            values[key] = value;
        }

        var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(values.Select(pair => KeyValuePair.Create($"AzureLanguage:{pair.Key}", pair.Value))).Build())
            .AddSingleton<TimeProvider>(time)
            .AddLogging(logging => logging.AddProvider(new Remembering(log)))
            .AddTagging()
            .AddSingleton<ITaggingStore, NoStore>()
            .AddSingleton(Whole.Taggers.Follow());
        replace(services);
        return services.BuildServiceProvider();
    }

    private sealed class NoStore : ITaggingStore
    {
        public Task<Submission?> LoadAsync(string feedbackId, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task SaveAsync(TaggedFeedback tagged, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task MarkFailedAsync(string feedbackId, IReadOnlyList<Concern> concerns, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    private sealed class Refusing(int refused) : IRetagging
    {
        public Task<int> RefusedAsync(int atLeast, CancellationToken cancellationToken) => Task.FromResult(refused);

        public Task AskAsync(string actor, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task AskAfterLearningAsync(DateTimeOffset notSince, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<long> OpenAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<string>> OutdatedAsync(string tagger, int most, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<string>> HalfReadAsync(DateTimeOffset notSince, int most, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task LeaveAsync(string feedbackId, string tagger, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task FinishAsync(long request, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<RetaggingProgress> ProgressAsync(string tagger, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    private sealed class FakeCredential : TokenCredential
    {
        public List<string> Scopes { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes.AddRange(requestContext.Scopes);
            return new(new AccessToken("token-of-the-test", DateTimeOffset.MaxValue));
        }
    }

    /// <summary>Tokens travel over https only; what was sent goes on to the double.</summary>
    private sealed class ToLoopback(string address) : DelegatingHandler(new HttpClientHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri!.Scheme.ShouldBe("https");
            request.RequestUri = new(new Uri(address), request.RequestUri.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class Remembering(List<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                lock (lines)
                {
                    lines.Add(formatter(state, exception));
                }
            }
        }

        public void Dispose()
        {
        }
    }
}
