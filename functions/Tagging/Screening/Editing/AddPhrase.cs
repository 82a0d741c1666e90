using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging.Screening.Editing;

/// <summary>Adds words to the concern list. The list only grows here, so no edit makes it miss what it found before.</summary>
public static class AddPhrase
{
    private const int Shortest = 3;
    private const int LongestPhrase = 60;
    private const int LongestReason = 300;

    /// <param name="version">The number of the version that comes of it.</param>
    /// <param name="errors">Empty where it was added.</param>
    /// <returns>Null where something is wrong with it.</returns>
    public static AddedPhrase? To(SignalList list, int version, string? kind, string? phrase, string? reason, out IReadOnlyList<FieldError> errors)
    {
        var (words, why) = ((phrase ?? "").Trim().ToLowerInvariant(), (reason ?? "").Trim());
        var found = new List<FieldError>();
        if (kind is null || !list.Categories.TryGetValue(kind, out var phrases))
        {
            found.Add(new("kind", "must be one of the kinds in the list."));
            phrases = [];
        }

        if (words.Length is < Shortest or > LongestPhrase || words.Any(letter => !char.IsLetter(letter) && letter is not (' ' or '\'')))
        {
            found.Add(new("phrase", $"must be {Shortest} to {LongestPhrase} letters, with spaces between words."));
        }
        else if (phrases.Contains(words))
        {
            found.Add(new("phrase", "is in this kind already."));
        }

        if (why.Length is 0 or > LongestReason)
        {
            found.Add(new("reason", $"must say why, in at most {LongestReason} letters."));
        }

        errors = found;
        return found.Count == 0 ? Checked(list, version, kind!, words, why, out errors) : null;
    }

    private static AddedPhrase? Checked(SignalList list, int version, string kind, string phrase, string reason, out IReadOnlyList<FieldError> errors)
    {
        var categories = list.Categories.ToDictionary(pair => pair.Key, pair => pair.Key == kind ? [.. pair.Value, phrase] : pair.Value);
        var next = list with { Version = $"{list.Version.Split('.')[0]}.{version}", Categories = categories };
        var works = new ScreenForConcerns(next).Screen(phrase).Any(concern => concern.Kind == kind);
        errors = works ? [] : [new("phrase", "would not be found in a comment. Use other words.")];
        return works ? new(next, kind, phrase, reason) : null;
    }
}
