using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging.Screening.Editing;

/// <summary>What a concern list must keep to before it can be saved. Each mistake names the field and the rule it broke.</summary>
public static class CheckSignals
{
    private const int MostKinds = 40;
    private const int MostPhrases = 400;
    private const int LongestKind = 40;

    public static IReadOnlyList<FieldError> Of(SignalList list)
    {
        List<FieldError> errors = [.. Kinds(list), .. Phrases(list), .. Levels(list)];
        return errors.Count > 0 ? errors : [.. Missed(list)];
    }

    private static IEnumerable<FieldError> Kinds(SignalList list)
    {
        if (list.Categories.Count is 0 or > MostKinds)
        {
            yield return new("categories", $"must have 1 to {MostKinds} kinds.");
        }

        foreach (var (kind, phrases) in list.Categories)
        {
            if (kind.Length is 0 or > LongestKind || kind == ScreenForConcerns.Failed || kind.Any(letter => !char.IsAsciiLetterLower(letter) && letter != '_'))
            {
                yield return new($"categories.{kind}", $"must be a name of small letters and '_', at most {LongestKind}.");
            }

            if (phrases is null || phrases.Count is 0 or > MostPhrases)
            {
                yield return new($"categories.{kind}", $"must have 1 to {MostPhrases} phrases.");
            }
        }
    }

    private static IEnumerable<FieldError> Phrases(SignalList list)
        => list.Categories.Select(kind => (Field: $"categories.{kind.Key}", Phrases: kind.Value)).Append((Field: "everyday", Phrases: list.Everyday))
            .SelectMany(part => PhrasesOf(part.Field, part.Phrases ?? []));

    private static IEnumerable<FieldError> PhrasesOf(string field, IReadOnlyList<string> phrases)
        => phrases.Select((phrase, at) => (phrase, at)).Where(part => part.phrase is null || !SignalPhrase.IsGood(part.phrase)).Select(part => new FieldError($"{field}[{part.at}]", SignalPhrase.Rule))
            .Concat(phrases.CountBy(phrase => phrase ?? "").Where(phrase => phrase.Value > 1).Select(phrase => new FieldError(field, $"must not have “{phrase.Key}” twice.")));

    private static IEnumerable<FieldError> Levels(SignalList list)
    {
        var phrases = list.Categories.Values.SelectMany(phrases => phrases ?? []).ToHashSet(StringComparer.Ordinal);
        return Unknown("lowWeightAlone", list.LowWeightAlone, list.Categories.Keys, "kinds")
            .Concat(Unknown("alwaysSurface", list.AlwaysSurface, list.Categories.Keys, "kinds"))
            .Concat(Unknown("lowWeightPhrases", list.LowWeightPhrases, phrases, "phrases"))
            .Concat(list.AlwaysSurface.Intersect(list.LowWeightAlone).Select(kind => new FieldError("lowWeightAlone", $"must not have “{kind}”, which is in alwaysSurface.")));
    }

    private static IEnumerable<FieldError> Unknown(string field, IReadOnlyList<string> names, IEnumerable<string> known, string what)
        => names.Except(known).Select(name => new FieldError(field, $"has “{name}”, which is not one of the {what} of the list."));

    private static IEnumerable<FieldError> Missed(SignalList list)
    {
        var screen = new ScreenForConcerns(list);
        foreach (var (kind, phrases) in list.Categories)
        {
            foreach (var phrase in phrases)
            {
                var missed = SlipsOfTheHand.Of(phrase).Prepend(phrase).FirstOrDefault(typed => !screen.Screen(typed).Any(concern => concern.Kind == kind));
                if (missed is not null)
                {
                    yield return new($"categories.{kind}", $"has “{phrase}”, which would not be found where somebody types “{missed}”. Use other words, or take words out of everyday.");
                }
            }
        }
    }
}
