using FeedbackPipeline.Tagging.Reading;
using FeedbackPipeline.Tagging.Screening;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging.Tone;

/// <summary>
/// Says how a text sounds, by what a model says and by plain words, which outrank it where they are clear: the model learned from the comments of patients, and of words it has not met it is
/// too sure. What may be about harm is never good news: mixed where it also praises, bad otherwise.
/// </summary>
public sealed class HearTone(HearPlainWords plain)
{
    private const double Unsure = 0.5;
    /// <summary>From these scores on the model is believed where no word of praise or complaint speaks and nobody asked; it then is no surer than the lower one.</summary>
    private const double Clear = 0.8;
    private const double ClearPraise = 0.9;

    /// <summary>The score of a tone that plain words give against the model.</summary>
    private const double Plain = 0.75;

    private const int ShortText = 20;

    public string Version => $"plain-tone-{plain.Version}";

    /// <param name="machine">What the model says.</param>
    public ScoredSentiment Hear(ReadText text, AskedQuestion asked, ScoredSentiment machine, IReadOnlyList<Concern> concerns)
    {
        if (text.Words.IsEmpty)
        {
            return new(Sentiment.Neutral, Unsure);
        }

        var heard = plain.Hear(text);
        var tone = Weigh(text, asked, machine, heard);
        return tone.Label is Sentiment.Positive or Sentiment.Neutral && concerns.Any(IsUrgent) ? new(heard.Praises ? Sentiment.Mixed : Sentiment.Negative, Unsure) : tone;
    }

    /// <summary>Several answers together: what may be about harm is never good news.</summary>
    public static ScoredSentiment Together(ScoredSentiment tone, IReadOnlyList<Concern> concerns)
        => tone.Label == Sentiment.Positive && concerns.Any(IsUrgent) ? new(Sentiment.Mixed, Unsure) : tone;

    private static bool IsUrgent(Concern concern) => concern.Level != ConcernLevel.ReadFirst && concern.Kind != ScreenForConcerns.Failed;

    private static ScoredSentiment Weigh(ReadText text, AskedQuestion asked, ScoredSentiment machine, PlainTone heard)
    {
        if (text.Words.Length > ShortText)
        {
            return heard is { Complains: true, Praises: false } && machine.Label == Sentiment.Positive ? new(Sentiment.Mixed, Unsure) : machine;
        }

        var open = asked == AskedQuestion.Nonspecific;
        return heard switch
        {
            { Praises: true, Complains: true } => open || machine.Score < Sureties.Sure ? Said(Sentiment.Mixed, machine) : machine,
            { Complains: true } => Said(Sentiment.Negative, machine),
            { Praises: true, But: true, TaughtBad: true } => Said(Sentiment.Mixed, machine),
            { Praises: true } => asked == AskedQuestion.CouldImprove || heard.TaughtBad ? machine : Said(Sentiment.Positive, machine),
            { TaughtGood: false, TaughtBad: false } when open => machine.Score < (machine.Label == Sentiment.Positive ? ClearPraise : Clear) ? new(Sentiment.Neutral, Unsure) : machine with { Score = Clear },
            _ => machine,
        };
    }

    private static ScoredSentiment Said(Sentiment label, ScoredSentiment machine) => machine.Label == label && machine.Score >= Plain ? machine : new(label, Plain);
}
