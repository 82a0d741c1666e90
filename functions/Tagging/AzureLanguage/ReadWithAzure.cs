using Azure;
using FeedbackPipeline.Tagging.Languages;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Tagging.AzureLanguage;

/// <summary>
/// Has Azure AI Language read what our own rules have redacted already, within a bounded time. Whatever fails there, the own result stays; the counter
/// <c>azure-language-failed</c> counts it.
/// </summary>
public sealed partial class ReadWithAzure(
    AzureLanguageClient client,
    IOptions<AzureLanguageOptions> options,
    IOptions<TaggingOptions> tagging,
    PipelineMetrics metrics,
    TimeProvider time,
    ILogger<ReadWithAzure> logger)
{
    /// <summary>How often a text is sent that the service answers for without reading it; some it never takes.</summary>
    public const int MostTries = 5;

    /// <summary>What a tagger's version holds where this had a say.</summary>
    public const string Mark = " azure-";

    private const double SureOfLanguage = 0.7;
    private const int AtOnceWhereOn = 4;

    public bool IsOn => options.Value.Enabled;

    /// <summary>How many submissions may be read again at once: the smallest tier of the service takes 100 calls a second and 300 a minute.</summary>
    public int AtOnce => IsOn ? AtOnceWhereOn : int.MaxValue;

    /// <summary>What has a say in the tags, as part of the tagger's version.</summary>
    public string Version
        => string.Join('-', ["azure", options.Value.ApiVersion, .. Features().Where(feature => feature.IsOn).Select(feature => feature.Name)]);

    /// <summary>What the service says about each text. Never throws for what the service does.</summary>
    /// <param name="texts">Redacted text with the language our own words tell; blank ones are not sent.</param>
    public async Task<SecondReadings> ReadAsync(string feedbackId, IEnumerable<(string Redacted, string Language)> texts, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.TimeoutSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        var call = new Call(feedbackId, either.Token, cancellationToken);
        var sent = texts.DistinctBy(text => text.Redacted).Where(text => RemoveFound.WithoutMarkers(text.Redacted).Any(char.IsLetterOrDigit)).ToList();

        var unsure = sent.Where(text => text.Language == DetectLanguage.Undetermined && RemoveFound.WithoutMarkers(text.Redacted).Any(char.IsLetter));
        var languages = await AskAsync(call, TextTask.Language, options.Value.Language, unsure);
        var spoken = sent.Select(text => text with { Language = LanguageOf(languages.Of(text.Redacted)) ?? Known(text.Language) }).ToList();
        var answers = await Task.WhenAll(
            AskAsync(call, TextTask.Pii, options.Value.Pii, spoken),
            AskAsync(call, TextTask.Sentiment, options.Value.Sentiment, spoken),
            AskAsync(call, TextTask.KeyPhrases, options.Value.KeyPhrases, spoken));
        var read = sent.ToDictionary(text => text.Redacted, text => Read(text.Redacted, languages, answers[0], answers[1], answers[2]));
        return new(read, answers.Append(languages).Max(answer => answer.Outcome));
    }

    private (string Name, bool IsOn)[] Features()
        => [("pii", options.Value.Pii), ("language", options.Value.Language), ("sentiment", options.Value.Sentiment), ("phrases", options.Value.KeyPhrases)];

    private SecondReading Read(string text, Answers languages, Answers pii, Answers sentiment, Answers phrases)
    {
        var redacted = RemoveFound.From(text, pii.Of(text).SelectMany(answer => FindEntities.In(answer.Piece, answer.Document, tagging.Value.NotNames)));
        var plain = RemoveFound.WithoutMarkers(redacted);
        return new(
            redacted,
            LanguageOf(languages.Of(text)),
            ReadTone.Of(sentiment.Of(text).Select(answer => answer.Document)),
            [.. phrases.Of(text).SelectMany(answer => answer.Document.KeyPhrases ?? []).Where(phrase => plain.Contains(phrase, StringComparison.OrdinalIgnoreCase))]);
    }

    /// <summary>The first piece tells the language of the whole.</summary>
    private static string? LanguageOf(IEnumerable<(Piece Piece, OutputDocument Document)> answers)
    {
        var detected = answers.FirstOrDefault().Document?.DetectedLanguage;
        var code = detected?.Iso6391Name?.Split('_', '-')[0].ToLowerInvariant();
        return detected?.ConfidenceScore >= SureOfLanguage && code is { Length: 2 } && code.All(char.IsAsciiLetterLower) ? code : null;
    }

    private static string Known(string language) => language == DetectLanguage.Undetermined ? FeedbackLanguage.English : language;

    private async Task<Answers> AskAsync(Call call, TextTask task, bool isOn, IEnumerable<(string Redacted, string Language)> texts)
    {
        if (!isOn)
        {
            return Answers.None;
        }

        var pieces = texts.SelectMany(text => SplitText.Of(text.Redacted, task.LongestDocument).Take(task == TextTask.Language ? 1 : int.MaxValue).Select(piece => new Sent(text.Redacted, text.Language, piece)));
        var batches = await Task.WhenAll(pieces.Chunk(task.MostDocuments).Select(batch => AskOnceAsync(call, task, batch)));
        return new([.. batches.SelectMany(batch => batch.All)], batches.Select(batch => batch.Outcome).DefaultIfEmpty(ReadingOutcome.Whole).Max());
    }

    private async Task<Answers> AskOnceAsync(Call call, TextTask task, Sent[] batch)
    {
        try
        {
            var results = await client.AskAsync(task, [.. batch.Select((sent, at) => sent.Document(at, task))], call.Cancellation);
            var failed = (results.Errors ?? []).ToLookup(error => error.Id);
            var byId = (results.Documents ?? []).Where(document => document.Id is not null).ToLookup(document => document.Id);
            var refused = batch.Select((_, at) => Sent.Id(at)).Where(id => failed.Contains(id) || !byId.Contains(id)).ToList();
            foreach (var id in refused)
            {
                metrics.AzureLanguageFailed(task.Kind);
                Log.DocumentFailed(logger, call.FeedbackId, task.Kind, failed.Contains(id) ? failed[id].First().Error?.Cause ?? "unknown" : "missing");
            }

            return new(
                [.. batch.Select((sent, at) => (sent, Document: byId[Sent.Id(at)].FirstOrDefault())).Where(pair => pair.Document is not null).Select(pair => (pair.sent, pair.Document!))],
                refused.Count == 0 ? ReadingOutcome.Whole : ReadingOutcome.Refused);
        }
#pragma warning disable CA1031 // whatever it was, our own tags are better than none
        catch (Exception problem) when (!call.Caller.IsCancellationRequested)
#pragma warning restore CA1031
        {
            // The exception itself can quote what was sent.
            metrics.AzureLanguageFailed(task.Kind);
            Log.Failed(logger, call.FeedbackId, task.Kind, problem is RequestFailedException { Status: var status } ? status : 0, problem.GetType().Name);
            return new([], ReadingOutcome.Unanswered);
        }
    }

    private sealed record Call(string FeedbackId, CancellationToken Cancellation, CancellationToken Caller);

    private sealed record Sent(string Redacted, string Language, Piece Piece)
    {
        public static string Id(int at) => at.ToString(System.Globalization.CultureInfo.InvariantCulture);

        public InputDocument Document(int at, TextTask task)
            => task == TextTask.Language ? new(Id(at), Piece.Text, CountryHint: "none") : new(Id(at), Piece.Text, Language);
    }

    private sealed record Answers(IReadOnlyList<(Sent Sent, OutputDocument Document)> All, ReadingOutcome Outcome)
    {
        public static readonly Answers None = new([], ReadingOutcome.Whole);

        public IEnumerable<(Piece Piece, OutputDocument Document)> Of(string redacted)
            => All.Where(answer => answer.Sent.Redacted == redacted).Select(answer => (answer.Sent.Piece, answer.Document));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "azure-language-failed: {Task} for feedback {FeedbackId}, status {Status}, {Problem}. Our own tags stay.")]
        public static partial void Failed(ILogger logger, string feedbackId, string task, int status, string problem);

        [LoggerMessage(2, LogLevel.Warning, "azure-language-failed: {Task} for a document of feedback {FeedbackId}, {Cause}. Our own tags stay.")]
        public static partial void DocumentFailed(ILogger logger, string feedbackId, string task, string cause);
    }
}
