using FeedbackPipeline.Benchmarks.Representation;
using FeedbackPipeline.Tagging.Modelling.Training;
using FeedbackPipeline.Tagging.Reading;

namespace FeedbackPipeline.Benchmarks.Tagging;

/// <summary>Themes where words are typed as on a phone: a letter dropped, doubled, swapped with the next or replaced.</summary>
internal static class NoiseTable
{
    private const int Parts = 5;
    private const int ShortestTouched = 3;

    public static void Print(LabelledComments comments)
    {
        var folds = DrawFolds.Draw(comments.All, Parts, 3);
        int[] kept = [.. Enumerable.Range(0, folds.Length).Where(at => folds[at] == 0)];
        var scorer = comments.Train(Enumerable.Range(0, folds.Length).Where(at => folds[at] != 0)).Scorer;
        Page.Section("Typing mistakes", 3, $"Trained on four fifths as written, scored on the last fifth with mistakes made in a share of the words of {ShortestTouched} letters and more.");
        Page.Table(["words with a mistake", "micro F1", "macro F1"], new[] { 0, 10, 20, 40 }.Select(percent =>
        {
            var (micro, macro) = comments.Score(scorer, kept, at => ReadText.Of(Mistype(comments.All[at].Text.Original, percent, new(at))));
            return new[] { $"{percent} %", Page.Number(micro, "0.000"), Page.Number(macro, "0.000") };
        }));
    }

    private static string Mistype(string text, int percent, SeededNumbers random)
        => string.Join(' ', text.Split(' ').Select(word => word.Length >= ShortestTouched && random.Next(100) < percent ? Mistype(word, random) : word));

    private static string Mistype(string word, SeededNumbers random)
    {
        var at = random.Next(word.Length - 1);
        return random.Next(4) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, word[at].ToString()),
            2 => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
            _ => word[..at] + (char)('a' + random.Next(26)) + word[(at + 1)..],
        };
    }
}
