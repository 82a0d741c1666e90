using FeedbackPipeline.Messages;
using FeedbackPipeline.Tagging.Languages;
using FeedbackPipeline.Tagging.Screening;
using FeedbackPipeline.Tagging.Theming;
using FeedbackPipeline.Tagging.Theming.Following;
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
    IOptions<TaggingOptions> options,
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
        await follow.RefreshAsync(cancellationToken);
        do
        {
            tagged = Tag(submission);
            await store.SaveAsync(tagged, cancellationToken);

            // Somebody may have edited the themes meanwhile; what reads everything again may have passed by already.
            await follow.RefreshAsync(cancellationToken);
        }
        while (tagged.Tagger != Version);

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
    public string Version => tagText.VersionFor(options.Value.Framework);

    /// <summary>The decision apart from reading and writing. Where themes change while it reads, it reads again: all tags are of the version they name.</summary>
    public TaggedFeedback Tag(Submission submission)
    {
        var version = Version;
        var tagged = TagBy(submission, version);
        for (; version != Version; tagged = TagBy(submission, version))
        {
            version = Version;
        }

        return tagged;
    }

    private TaggedFeedback TagBy(Submission submission, string version)
    {
        var framework = options.Value.Framework;
        var tagged = submission.Answers.Select(answer => (Tags: tagText.Tag(answer.Text, answer.Asked, submission.Language, framework), Answer: answer)).ToList();
        var translated = submission.Answers.Select(answer => answer.English is { } english ? tagText.Tag(english, answer.Asked, FeedbackLanguage.English, framework) : null).ToList();
        List<Tags> found = [.. tagged.Select(pair => pair.Tags), .. translated.OfType<Tags>()];
        List<Tags> themed = [.. tagged.Select((pair, at) => translated[at] ?? pair.Tags).Where((_, at) => translated[at] is not null || FeedbackLanguage.IsThemed(tagged[at].Tags.Language))];
        return new(
            submission.Id,
            CombineAnswers.Language(tagged),
            [.. tagged.Select((pair, at) => pair.Answer with { Text = pair.Tags.Redacted, English = translated[at]?.Redacted })],
            CombineAnswers.Themes(themed),
            CombineAnswers.Sentiment(themed),
            screen.Combine(found.SelectMany(answer => answer.Concerns)),
            version)
        {
            Surety = themed.Count == 0 ? 1 : themed.Min(answer => answer.Surety),
            Merged = frameworks.Find(framework)?.Merged,
            Terms = FindTerms.Of(themed.Select(answer => answer.Redacted)),
            Sampled = DrawSample.Has(submission.Id, options.Value.SampleShare),
            NotThemed = themed.Count == 0 && tagged.Count > 0,
        };
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
