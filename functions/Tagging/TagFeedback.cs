using FeedbackPipeline.Messages;
using FeedbackPipeline.Tagging.Screening;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Tagging;

/// <summary>Tags what arrived: each answer by its own question, then the submission as a whole.</summary>
public sealed partial class TagFeedback(ITaggingStore store, TagText tagText, ScreenForConcerns screen, IOptions<TaggingOptions> options, ILogger<TagFeedback> logger)
    : IMessageHandler
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

        await store.SaveAsync(Tag(submission), cancellationToken);
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

    /// <summary>The decision apart from reading and writing.</summary>
    public TaggedFeedback Tag(Submission submission)
    {
        var framework = options.Value.Framework;
        var tagged = submission.Answers.Select(answer => (Tags: tagText.Tag(answer.Text, answer.Asked, submission.Language, framework), Answer: answer)).ToList();
        List<Tags> tags = [.. tagged.Select(pair => pair.Tags)];
        return new(
            submission.Id,
            CombineAnswers.Language(tagged),
            [.. tagged.Select(pair => pair.Answer with { Text = pair.Tags.Redacted })],
            CombineAnswers.Themes(tags),
            CombineAnswers.Sentiment(tags),
            screen.Combine(tags.SelectMany(answer => answer.Concerns)),
            tagText.VersionFor(framework));
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
