using System.Text.Json;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Tagging;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Tests.Tagging.Whole;

public sealed class TagFeedbackTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_submission_is_tagged_by_all_its_answers()
    {
        var store = new OneSubmission(Submission(new Answer("good", "The food is lovely. Mrs Okonkwo helps me.", "what_good"), new Answer("change", "My room is horrible and cold. My dad hit me.", "could_improve")));

        await Handler(store).HandleAsync(Message("fb_1"), Cancel);

        var tagged = store.Saved.ShouldHaveSingleItem();
        tagged.Language.ShouldBe("en");
        tagged.Themes.ShouldContain(theme => theme.Id == "food");
        tagged.Themes.ShouldContain(theme => theme.Id == "home");
        tagged.Themes.Select(theme => theme.Id).ShouldBeUnique();
        tagged.Sentiment.Label.ShouldBe(Sentiment.Mixed);
        tagged.Concerns.ShouldContain(new Concern("physical", ConcernLevel.NotifyLead));
        tagged.Redacted.Select(answer => answer.Question).ShouldBe(["good", "change"]);
        tagged.Redacted[0].Text.ShouldBe("The food is lovely. Mrs [name] helps me.");
    }

    [Fact]
    public async Task The_same_message_twice_saves_the_same_tags()
    {
        var store = new OneSubmission(Submission(new Answer("good", "Swimming on Mondays", "what_good")));

        await Handler(store).HandleAsync(Message("fb_1"), Cancel);
        await Handler(store).HandleAsync(Message("fb_1"), Cancel);

        JsonSerializer.Serialize(store.Saved[0]).ShouldBe(JsonSerializer.Serialize(store.Saved[1]));
    }

    [Fact]
    public async Task Erased_feedback_is_left_alone()
    {
        var store = new OneSubmission(null);
        await Handler(store).HandleAsync(Message("fb_1"), Cancel);
        store.Saved.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_of_another_kind_goes_back_to_the_queue()
        => await Should.ThrowAsync<InvalidDataException>(() => Handler(new(null)).HandleAsync(new("other", 1, default), Cancel));

    [Fact]
    public async Task Giving_up_is_put_on_record()
    {
        var store = new OneSubmission(null);
        await Handler(store).GiveUpAsync(Message("fb_1"), Cancel);
        store.Failed.ShouldBe(["fb_1"]);
    }

    [Fact]
    public void A_signal_in_one_answer_makes_an_everyday_word_in_another_count()
    {
        var tagged = Handler(new(null)).Tag(Submission(new Answer("a", "I see my mum", "nonspecific"), new Answer("b", "someone took my money", "nonspecific")));
        tagged.Concerns.ShouldBe([new("financial", ConcernLevel.NotifyLead), new("domestic", ConcernLevel.NotifyLead)], ignoreOrder: true);
    }

    [Fact]
    public void A_submission_without_words_is_tagged_as_nothing()
    {
        var tagged = Handler(new(null)).Tag(Submission());
        tagged.Language.ShouldBe("und");
        tagged.Themes.ShouldBeEmpty();
        tagged.Sentiment.Label.ShouldBe(Sentiment.Neutral);
    }

    [Theory]
    [InlineData("🙂")]
    [InlineData("...")]
    [InlineData("12")]
    public void A_submission_whose_language_cannot_be_told_is_tagged_all_the_same(string text)
        => Handler(new(null)).Tag(Submission(new Answer("a", text, "nonspecific"))).Language.ShouldBe("und");

    [Fact]
    public void A_framework_that_does_not_exist_stops_the_start()
        => Should.Throw<OptionsValidationException>(() => Taggers.Build([new("Tagging:Framework", "other")]).GetRequiredService<IOptions<TaggingOptions>>().Value)
            .Message.ShouldContain("care");

    private static TagFeedback Handler(OneSubmission store)
        => new(store, Taggers.Text, Taggers.Screen, Taggers.Follow(), Taggers.Frameworks, Taggers.Azure, Options.Create(new TaggingOptions()), Taggers.Metrics, NullLogger<TagFeedback>.Instance);

    private static Submission Submission(params Answer[] answers)
        => new("fb_1", new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), Channel.Web, "default", 1, "root", Help.Alone, null, null, false, answers);

    private static Envelope Message(string id) => new(FeedbackReceived.Name, FeedbackReceived.Version, JsonSerializer.SerializeToElement(new { feedbackId = id }));

    private sealed class OneSubmission(Submission? submission) : ITaggingStore
    {
        public List<TaggedFeedback> Saved { get; } = [];

        public List<string> Failed { get; } = [];

        public Task<Submission?> LoadAsync(string feedbackId, CancellationToken cancellationToken) => Task.FromResult(submission);

        public Task SaveAsync(TaggedFeedback tagged, CancellationToken cancellationToken)
        {
            Saved.Add(tagged);
            return Task.CompletedTask;
        }

        public Task MarkFailedAsync(string feedbackId, IReadOnlyList<Concern> concerns, CancellationToken cancellationToken)
        {
            Failed.Add(feedbackId);
            return Task.CompletedTask;
        }
    }
}
