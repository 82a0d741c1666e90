using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging.Screening.Editing;

/// <summary>Adds, removes, marks or unmarks one phrase.</summary>
internal static class EditPhrase
{
    public static SignalList? Of(SignalDraft draft, SignalList list, List<FieldError> errors)
    {
        var phrase = SignalPhrase.Tidy(draft.Phrase);
        if (draft.Kind is not { } kind || !list.Categories.TryGetValue(kind, out var phrases))
        {
            errors.Add(new("kind", "must be one of the kinds in the list."));
            return null;
        }

        if (Problem(draft.Change!, phrases, phrase) is { } problem)
        {
            errors.Add(new("phrase", problem));
            return null;
        }

        return draft.Change switch
        {
            SignalChanges.Add => WithPhrases(list, kind, [.. phrases, phrase]),
            SignalChanges.Remove => Removed(list, kind, phrases, phrase),
            SignalChanges.Mark => list with { LowWeightPhrases = [.. list.LowWeightPhrases.Union([phrase])] },
            _ => list with { LowWeightPhrases = [.. list.LowWeightPhrases.Where(other => other != phrase)] },
        };
    }

    private static string? Problem(string change, IReadOnlyList<string> phrases, string phrase)
        => change == SignalChanges.Add
            ? !SignalPhrase.IsGood(phrase) ? SignalPhrase.Rule : phrases.Contains(phrase) ? "is in this kind already." : null
            : !phrases.Contains(phrase) ? "must be one of the phrases of this kind."
            : change == SignalChanges.Remove && phrases.Count == 1 ? "is the last one of its kind. Add another first." : null;

    private static SignalList Removed(SignalList list, string kind, IReadOnlyList<string> phrases, string phrase)
    {
        var next = WithPhrases(list, kind, [.. phrases.Where(other => other != phrase)]);
        var elsewhere = next.Categories.Values.Any(others => others.Contains(phrase));
        return elsewhere ? next : next with { LowWeightPhrases = [.. list.LowWeightPhrases.Where(other => other != phrase)] };
    }

    private static SignalList WithPhrases(SignalList list, string kind, IReadOnlyList<string> phrases)
        => list with { Categories = list.Categories.ToDictionary(pair => pair.Key, pair => pair.Key == kind ? phrases : pair.Value) };
}
