using FeedbackPipeline.Messages;
using FeedbackPipeline.Tagging.AzureLanguage;
using FeedbackPipeline.Tagging.Languages;
using FeedbackPipeline.Tagging.Screening;
using FeedbackPipeline.Tagging.Theming;
using FeedbackPipeline.Tagging.Theming.Following;
using FeedbackPipeline.Tagging.Tone;
using FeedbackPipeline.Tagging.Topics;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Tagging;

/// <summary>Tags what arrived: each answer by its own question, then the submission as a whole.</summary>
public sealed partial class TagFeedback(
    ITaggingStore store,
    TagText tagText,
    ScreenForConcerns screen,
    FollowThemes follow,
    ThemeFrameworks frameworks,
    ReadWithAzure azure,
    IOptions<TaggingOptions> options,
    PipelineMetrics metrics,
    ILogger<TagFeedback> logger) : IMessageHandler
{
    public string Queue => Queues.FeedbackIn;

    public async Task HandleAsync(Envelope envelope, CancellationToken cancellationToken)
    {
        if (Envelopes.Read<FeedbackReceived>(envelope) is not { } message)
        {
            throw new InvalidDataException($"The message '{envelope.Name}' version {envelope.Version} is not for {Queue}.");
        }

        if (await store.LoadAsync(message.FeedbackId, cancellationToken) is not { } submission)
        {
            Log.Gone(logger, message.FeedbackId);
            return;
        }

        TaggedFeedback tagged;
        await follow.RefreshUnlessJustDoneAsync(cancellationToken);
        do
        {
            tagged = await TagAsync(submission, cancellationToken);
            await store.SaveAsync(tagged, cancellationToken);

            // Somebody may have edited the themes meanwhile; what reads everything again may have passed by already.
            await follow.RefreshAsync(cancellationToken);
        }
        while (tagged.Tagger != VersionOf(!tagged.Unanswered));

        metrics.Tagged();
        Log.Tagged(logger, message.FeedbackId);
    }

    public async Task GiveUpAsync(Envelope envelope, CancellationToken cancellationToken)
    {
        if (Envelopes.Read<FeedbackReceived>(envelope) is { } message)
        {
            var submission = await store.LoadAsync(message.FeedbackId, cancellationToken);
            var concerns = (submission?.Answers ?? []).SelectMany(answer => screen.Screen(answer.Text)).Append(ScreenForConcerns.FailedConcern);
            await store.MarkFailedAsync(message.FeedbackId, screen.Combine(concerns), cancellationToken);
            Log.GaveUp(logger, message.FeedbackId);
        }
    }

    /// <summary>Name and version of everything that tags now.</summary>
    public string Version => VersionOf(answered: true);

    /// <summary>True where an outside service reads too, and can fail.</summary>
    public bool HasSecondReader => azure.IsOn;

    /// <summary>How many submissions may be tagged at once.</summary>
    public int AtOnce => azure.AtOnce;

    /// <summary>The decision apart from reading and writing, by our own rules alone.</summary>
    public TaggedFeedback Tag(Submission submission) => Combine(submission, Read(submission), SecondReadings.None);

    /// <summary>The same with what the second reader adds, where there is one. It gets only text that our own rules have redacted.</summary>
    public async Task<TaggedFeedback> TagAsync(Submission submission, CancellationToken cancellationToken)
    {
        var read = Read(submission);
        var second = azure.IsOn
            ? await azure.ReadAsync(submission.Id, read.All.Select(tags => (tags.Redacted, tags.Language)), cancellationToken)
            : SecondReadings.None;
        var outcome = azure.IsOn ? second.Outcome : ReadingOutcome.Whole;
        var refused = outcome switch { ReadingOutcome.Whole => 0, ReadingOutcome.Refused => submission.Refused + 1, _ => submission.Refused };
        return Combine(submission, read, second) with
        {
            Whole = outcome == ReadingOutcome.Whole || (outcome == ReadingOutcome.Refused && refused >= ReadWithAzure.MostTries),
            Unanswered = outcome == ReadingOutcome.Unanswered,
            Refused = refused,
        };
    }

    /// <summary>True where the second reader has read all of it before: then what it took out must not come back.</summary>
    public bool WasReadWhole(Submission submission) => azure.IsOn && submission.Refused == 0 && submission.Tagger?.Contains(ReadWithAzure.Mark, StringComparison.Ordinal) is true;

    /// <summary>A second reader that did not answer has no say in the tags, so they do not carry its version.</summary>
    private string VersionOf(bool answered) => OwnVersion + (answered && azure.IsOn ? $" {azure.Version}" : "");

    private string OwnVersion => tagText.VersionFor(options.Value.Framework);

    /// <summary>Where themes change while it reads, it reads again: all tags are of the version they name.</summary>
    private OwnReading Read(Submission submission)
    {
        var version = OwnVersion;
        var read = ReadBy(submission, version);
        for (; version != OwnVersion; read = ReadBy(submission, version))
        {
            version = OwnVersion;
        }

        return read;
    }

    private OwnReading ReadBy(Submission submission, string version)
    {
        var framework = options.Value.Framework;
        return new(
            version,
            [.. submission.Answers.Select(answer => tagText.Tag(answer.Text, answer.Asked, submission.Language, framework))],
            [.. submission.Answers.Select(answer => answer.English is { } english ? tagText.Tag(english, answer.Asked, FeedbackLanguage.English, framework) : null)]);
    }

    private TaggedFeedback Combine(Submission submission, OwnReading read, SecondReadings second)
    {
        var framework = options.Value.Framework;
        var tagged = read.Tagged.Zip(submission.Answers, (tags, answer) => (Tags: AddReading.To(tags, second), Answer: answer)).ToList();
        var translated = read.Translated.Select(tags => tags is null ? null : AddReading.To(tags, second)).ToList();
        List<Tags> themed = [.. tagged.Select((pair, at) => translated[at] ?? pair.Tags).Where((_, at) => translated[at] is not null || FeedbackLanguage.IsThemed(tagged[at].Tags.Language))];
        var concerns = screen.Combine(read.All.SelectMany(answer => answer.Concerns));
        return new(
            submission.Id,
            CombineAnswers.Language(tagged),
            [.. tagged.Select((pair, at) => pair.Answer with { Text = pair.Tags.Redacted, English = translated[at]?.Redacted })],
            CombineAnswers.Themes(themed),
            HearTone.Together(CombineAnswers.Sentiment([.. themed.Select(answer => answer.Sentiment)]), concerns),
            concerns,
            second.Outcome == ReadingOutcome.Unanswered ? read.Version : $"{read.Version} {azure.Version}")
        {
            Surety = themed.Count == 0 ? 1 : themed.Min(answer => answer.Surety),
            Merged = frameworks.Find(framework)?.Merged,
            Terms = FindTerms.Of(AddReading.KeyPhrases(themed, second).Concat(themed.Select(answer => answer.Redacted))),
            Sampled = DrawSample.Has(submission.Id, options.Value.SampleShare),
            NotThemed = themed.Count == 0 && tagged.Count > 0,
        };
    }

    /// <param name="Version">Of our own rules and models.</param>
    /// <param name="Translated">Null where nobody has written the English.</param>
    private sealed record OwnReading(string Version, IReadOnlyList<Tags> Tagged, IReadOnlyList<Tags?> Translated)
    {
        public IEnumerable<Tags> All => Tagged.Concat(Translated.OfType<Tags>());
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Debug, Message = "Feedback {FeedbackId} was tagged.")]
        public static partial void Tagged(ILogger logger, string feedbackId);

        [LoggerMessage(EventId = 2, Level = LogLevel.Debug, Message = "Feedback {FeedbackId} was erased before it was tagged.")]
        public static partial void Gone(ILogger logger, string feedbackId);

        [LoggerMessage(EventId = 3, Level = LogLevel.Error, Message = "Feedback {FeedbackId} could not be tagged. A person must read it.")]
        public static partial void GaveUp(ILogger logger, string feedbackId);
    }
}
