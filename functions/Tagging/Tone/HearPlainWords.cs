using FeedbackPipeline.Tagging.Phrasing;
using FeedbackPipeline.Tagging.Reading;

namespace FeedbackPipeline.Tagging.Tone;

/// <summary>Counts plain words of praise and of complaint, and looks for the tone words that a model was taught.</summary>
public sealed class HearPlainWords
{
    private readonly PhraseBook book;
    private readonly Meaning[] meanings;
    private readonly TurnedRound turned;

    public HearPlainWords(PlainToneWords words, TurnedRound turned, ToneWords taught)
    {
        (IEnumerable<string> Phrases, Meaning Meaning)[] lists =
        [
            (words.Good, Meaning.Good),
            (words.GoodAsSaid, Meaning.GoodAsSaid),
            (words.Bad, Meaning.Bad),
            (words.BadAsSaid, Meaning.BadAsSaid),
            (words.Wants, Meaning.Wants),
            (words.Neither, Meaning.Neither),
            (words.Buts, Meaning.But),
            (Others(taught.Good.Concat(taught.VeryGood), words), Meaning.TaughtGood),
            (Others(taught.Bad.Concat(taught.VeryBad), words), Meaning.TaughtBad),
        ];
        book = new([.. lists.SelectMany(list => list.Phrases)], PhraseTolerance.Inflections);
        meanings = [.. lists.SelectMany(list => list.Phrases.Select(_ => list.Meaning))];
        this.turned = turned;
        Version = words.Version;
    }

    private enum Meaning
    {
        Good,
        GoodAsSaid,
        Bad,
        BadAsSaid,
        Wants,
        Neither,
        But,
        TaughtGood,
        TaughtBad,
    }

    public int Version { get; }

    public PlainTone Hear(ReadText text)
    {
        var matches = book.Find(text);
        var heard = default(PlainTone);
        var earliest = int.MaxValue;
        for (var at = matches.Count - 1; at >= 0;)
        {
            var (last, first, meaning) = (matches[at].LastWord, int.MaxValue, Meaning.Neither);
            for (; at >= 0 && matches[at].LastWord == last; at--)
            {
                var means = meanings[matches[at].Phrase];
                if (means >= Meaning.But)
                {
                    heard = Note(heard, means);
                }
                else if (matches[at].FirstWord < first)
                {
                    (first, meaning) = (matches[at].FirstWord, means);
                }
            }

            // Where one phrase holds another, only the longer counts.
            if (first < earliest)
            {
                earliest = first;
                heard = Add(heard, text, first, meaning);
            }
        }

        return heard;
    }

    /// <summary>Phrases that are not plain words already, and have no "not" in them.</summary>
    private static IEnumerable<string> Others(IEnumerable<string> taught, PlainToneWords words)
    {
        var plain = words.Good.Concat(words.GoodAsSaid).Concat(words.Bad).Concat(words.BadAsSaid).Concat(words.Neither).ToHashSet(StringComparer.Ordinal);
        var turns = words.Turns.ToHashSet(StringComparer.Ordinal);
        return taught.Where(phrase => !plain.Contains(phrase) && !phrase.Replace("'", "", StringComparison.Ordinal).Split(' ').Any(turns.Contains));
    }

    private static PlainTone Note(PlainTone heard, Meaning meaning) => meaning switch
    {
        Meaning.But => heard with { But = true },
        Meaning.TaughtGood => heard with { TaughtGood = true },
        _ => heard with { TaughtBad = true },
    };

    private PlainTone Add(PlainTone heard, ReadText text, int first, Meaning meaning)
    {
        bool? praises = meaning switch
        {
            Meaning.GoodAsSaid => true,
            Meaning.BadAsSaid => false,
            Meaning.Good => !turned.Before(text, first),
            Meaning.Bad => turned.IsSaidNotToBe(text, first),
            Meaning.Wants => turned.AnywhereBefore(text, first),
            _ => null,
        };
        return praises switch
        {
            true => heard with { Praise = heard.Praise + 1 },
            false => heard with { Complaint = heard.Complaint + 1 },
            null => heard,
        };
    }
}

/// <summary>How many plain words of praise and of complaint a text holds.</summary>
/// <param name="But">True where it holds a word between one view and another.</param>
/// <param name="TaughtGood">True where it holds one of the words of approval that the model was taught.</param>
/// <param name="TaughtBad">The same of complaint.</param>
public readonly record struct PlainTone(int Praise, int Complaint, bool But, bool TaughtGood, bool TaughtBad)
{
    public bool Praises => Praise > 0;

    public bool Complains => Complaint > 0;
}
