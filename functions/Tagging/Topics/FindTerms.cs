using System.Collections.Frozen;
using FeedbackPipeline.Tagging.Reading;

namespace FeedbackPipeline.Tagging.Topics;

/// <summary>The words of a comment that can be a topic, and pairs of them in a row: each once, in folded form, from redacted words alone.</summary>
public static class FindTerms
{
    /// <summary>A long comment must not fill the counters.</summary>
    public const int Most = 60;

    private const int Shortest = 3;

    /// <summary>What may stand between the words of a pair.</summary>
    private const string Between = " -";

    private static readonly FrozenSet<string> Empty = FrozenSet.ToFrozenSet(
        """
        the and a an to of in on at for with from by about into over after before under again off out up down as it its this that these those there here i im ive me my mine myself we us our ours
        you your yours he him his she her hers they them their theirs who whom whose which what when where why how all any both each few more most other some such no nor not only own same so than too very
        is am are was were be been being do does did doing have has had having can cant cannot could couldnt will wont would wouldnt shall should shouldnt may might must isnt arent wasnt werent dont doesnt didnt
        havent hasnt hadnt and but or if because while until although though just also really lot lots much many get gets got getting go goes going went come comes came like likes liked want wants wanted need needs
        make makes made thing things something anything nothing everything everyone someone people person one two now then ever never always sometimes still even well good nice bad great happy okay yes please thank thanks
        think know say says said see let put take way day days time times back been thats theres youre were theyre hes shes ill youll well its
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(),
        StringComparer.Ordinal);

    /// <param name="redacted">Markers such as <c>[name]</c> end a pair and are no words.</param>
    public static IReadOnlyList<string> Of(IEnumerable<string> redacted)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in redacted)
        {
            AddTo(found, ReadText.Of(text));
        }

        return [.. found.Take(Most)];
    }

    private static void AddTo(HashSet<string> found, ReadText text)
    {
        string? before = null;
        var end = 0;
        foreach (var word in text.Words)
        {
            var folded = text.Folded(word).ToString();
            if (IsMarker(text.Original, word) || folded.Length < Shortest || Empty.Contains(folded) || folded.All(char.IsAsciiDigit))
            {
                before = null;
                continue;
            }

            found.Add(folded);
            if (before is not null && text.Original.AsSpan(end, word.Start - end).IndexOfAnyExcept(Between) < 0)
            {
                found.Add($"{before} {folded}");
            }

            (before, end) = (folded, word.End);
        }
    }

    /// <summary>Inside square brackets, as redaction writes what it took out.</summary>
    private static bool IsMarker(string text, Word word)
    {
        var opened = word.Start == 0 ? -1 : text.LastIndexOf('[', word.Start - 1);
        return opened >= 0 && text.IndexOf(']', opened) is var closed && closed >= word.Start;
    }
}
