using FeedbackPipeline.Tagging.Phrasing;
using FeedbackPipeline.Tagging.Reading;
using FeedbackPipeline.Tagging.Theming;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging.Tone;

/// <summary>Adds up words of approval and complaint, turned round by a "not" shortly before them, on top of what the question leads one to expect.</summary>
public sealed class WordListSentimentScorer : ISentimentScorer
{
    private const int TurnReaches = 3;

    private readonly PhraseBook book;
    private readonly double[] weights;
    private readonly int version;

    public WordListSentimentScorer(ToneWords words)
    {
        version = words.Version;
        (IReadOnlyList<string> Phrases, double Weight)[] lists =
            [(words.Good, 1), (words.VeryGood, 2), (words.Bad, -1), (words.VeryBad, -2), (words.Wishes, Wish), (words.Turns, Turn)];
        book = new([.. lists.SelectMany(list => list.Phrases)], PhraseTolerance.Inflections);
        weights = [.. lists.SelectMany(list => list.Phrases.Select(_ => list.Weight))];
    }

    public string Version => $"tone-words-{version}";

    private const double Wish = 0.001;
    private const double Turn = 0;

    public ScoredSentiment Score(ReadText text, AskedQuestion asked)
    {
        if (BlankAnswer.Is(text))
        {
            return new(Sentiment.Neutral, 0.5);
        }

        var tally = Count(text);
        return Decide(tally, asked);
    }

    private Tally Count(ReadText text)
    {
        var matches = Longest(book.Find(text));
        var (good, bad, wishes, turn) = (0.0, 0.0, 0, -100);
        foreach (var match in matches)
        {
            var weight = weights[match.Phrase];
            if (weight == Turn)
            {
                turn = match.LastWord;
            }
            else if (weight == Wish)
            {
                wishes++;
            }
            else
            {
                var value = match.FirstWord - turn <= TurnReaches ? -weight : weight;
                (good, bad) = value > 0 ? (good + value, bad) : (good, bad - value);
            }
        }

        return new(good, bad, wishes);
    }

    /// <summary>Where one phrase holds another, only the longer counts: "not good enough" is no approval.</summary>
    private static List<PhraseMatch> Longest(IReadOnlyList<PhraseMatch> matches)
    {
        var kept = new List<PhraseMatch>(matches.Count);
        var (first, last) = (-1, -1);
        foreach (var match in matches.OrderBy(match => match.FirstWord).ThenByDescending(match => match.LastWord))
        {
            if (match.LastWord > last)
            {
                (first, last) = (match.FirstWord, match.LastWord);
            }

            if (match.FirstWord == first && match.LastWord == last)
            {
                kept.Add(match);
            }
        }

        return kept;
    }

    private static ScoredSentiment Decide(Tally tally, AskedQuestion asked)
    {
        var (good, bad) = (tally.Good, tally.Bad + (0.5 * tally.Wishes));
        if (good > 0 && bad > 0 && Math.Min(good, bad) * 2 >= Math.Max(good, bad))
        {
            return new(Sentiment.Mixed, Surety(Math.Min(good, bad)));
        }

        if (good > bad)
        {
            return new(Sentiment.Positive, Surety(good - bad));
        }

        if (tally.Bad > 0)
        {
            return new(Sentiment.Negative, Surety(bad - good));
        }

        return asked == AskedQuestion.WhatGood ? new(Sentiment.Positive, 0.5) : new(Sentiment.Neutral, 0.5);
    }

    private static double Surety(double evidence) => 1 - (0.5 / (1 + evidence));

    private readonly record struct Tally(double Good, double Bad, int Wishes);
}
