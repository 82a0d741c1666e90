using System.Collections.Frozen;
using FeedbackPipeline.Tagging.Languages;
using FeedbackPipeline.Tagging.Reading;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging.Redacting;

/// <summary>
/// Finds people's names mostly by where they stand ("my carer …", "… said", a capital letter inside a sentence), because any list of names knows some
/// origins better than others.
/// </summary>
public sealed class FindNames
{
    private readonly NameEvidence evidence;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> particles;

    public FindNames(NameWords words, EnglishWords english, TaggingOptions options)
    {
        evidence = new(words, english, options);
        particles = NameEvidence.Set(words.Particles);
    }

    internal void AddTo(List<Identifier> found, ReadText text)
    {
        var words = text.Words;
        var names = new bool[words.Length];
        var shouted = NameEvidence.IsShouted(text);
        var any = false;
        for (var at = 0; at < words.Length; at++)
        {
            names[at] = evidence.IsName(text, at, shouted) && !Finding.Covers(found, words[at].Start, words[at].Length);
            any |= names[at];
        }

        if (any)
        {
            RepeatEverywhere(text, names);
            Extend(text, names);
            AddSpans(found, text, names);
        }
    }

    /// <summary>A word that is a name once is a name wherever it stands in the same text.</summary>
    private void RepeatEverywhere(ReadText text, bool[] names)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < names.Length; at++)
        {
            if (names[at])
            {
                known.Add(evidence.Bare(text, at).ToString());
            }
        }

        var lookup = known.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = 0; at < names.Length; at++)
        {
            var bare = evidence.Bare(text, at);
            names[at] |= lookup.Contains(bare) && (evidence.IsCapital(text, at) || !evidence.IsEnglish(bare));
        }
    }

    /// <summary>What follows a name directly and could be its family name.</summary>
    private void Extend(ReadText text, bool[] names)
    {
        for (var at = 1; at < names.Length; at++)
        {
            if (names[at] || !NameEvidence.Joined(text, at - 1, at))
            {
                continue;
            }

            if (names[at - 1] && !NameEvidence.IsPossessive(text, at - 1) && evidence.CanFollowName(text, at))
            {
                names[at] = true;
            }
            else if (at + 1 < names.Length && particles.Contains(text.Folded(text.Words[at])) && names[at - 1] && evidence.IsCapital(text, at + 1))
            {
                names[at] = names[at + 1] = true;
            }
        }
    }

    private static void AddSpans(List<Identifier> found, ReadText text, bool[] names)
    {
        for (var at = 0; at < names.Length; at++)
        {
            if (!names[at])
            {
                continue;
            }

            var last = at;
            while (last + 1 < names.Length && names[last + 1] && NameEvidence.Joined(text, last, last + 1) && !NameEvidence.IsPossessive(text, last))
            {
                last++;
            }

            var start = text.Words[at].Start;
            Finding.TryAdd(found, "name", start, NameEvidence.EndOfName(text, last) - start);
            at = last;
        }
    }
}
