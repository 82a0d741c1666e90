using FeedbackPipeline.Benchmarks.Representation;
using FeedbackPipeline.Tagging;
using FeedbackPipeline.Tagging.Modelling;
using FeedbackPipeline.Tagging.Modelling.Training;
using FeedbackPipeline.Tagging.Screening;
using FeedbackPipeline.Tagging.Tone;

namespace FeedbackPipeline.Benchmarks.Tagging;

/// <summary>The figures of the model card: every comment scored by a model that has not seen it.</summary>
internal static class AccuracyTable
{
    public static void Print(LabelledComments comments)
    {
        var settings = new TrainingSettings();
        var (screen, words) = (new ScreenForConcerns(SignalList.Load()), PlainToneWords.Load());
        var hear = new HearTone(new(words, new(words), comments.Tone));
        var (model, figures) = new TrainModel(comments.Framework, comments.Tone, comments.All, settings, (comment, machine) => hear.Hear(comment.Text, comment.Asked, machine, screen.Screen(comment.Text))).Train();
        var themes = Enumerable.Range(0, comments.Framework.Themes.Count).Where(theme => figures.Of(theme).Actual > 0).ToList();
        Page.Section("Accuracy out of fold", settings.Seed, $"{settings.Folds} folds; comments in the same words stay in one.");
        Page.Table(
            ["micro F1", "macro F1", "macro F1, themes of 2 comments and more", "exactly right", "sentiment accuracy", "sentiment F1", "the model's alone", "F1", "model, bytes"],
            [[
                Page.Number(figures.MicroF1, "0.000"),
                Page.Number(figures.MacroF1, "0.000"),
                Page.Number(themes.Where(theme => figures.Of(theme).Actual > 1).Average(theme => figures.Of(theme).F1), "0.000"),
                Page.Percent(figures.Exact),
                Page.Number(figures.Heard.Accuracy, "0.000"),
                Page.Number(figures.Heard.MeanF1, "0.000"),
                Page.Number(figures.Tone.Accuracy, "0.000"),
                Page.Number(figures.Tone.MeanF1, "0.000"),
                Page.Number(ModelFile.Write(model).Length, "#,0"),
            ]]);
        Console.WriteLine();
        Page.Table(["theme", "comments", "F1"], themes.Select(theme => new[] { comments.Framework.Themes[theme].Id, $"{figures.Of(theme).Actual}", Page.Number(figures.Of(theme).F1) }));
        Console.WriteLine();
        Page.Table(["band", "tags", "right"], Enum.GetValues<Surety>().Select(surety =>
        {
            var (share, precision) = figures.Of(surety, model.ThemeSlope);
            return new[] { $"{surety}", Page.Percent(share), Page.Percent(precision) };
        }));
        Console.WriteLine();
        Page.Table(["band of sentiment", "from", "comments", "right"], Enum.GetValues<Surety>().Select(surety =>
        {
            var (share, precision) = figures.Tone.Of(surety, model.ToneSlope);
            var from = surety switch { Surety.Sure => Sureties.Sure, Surety.Likely => Sureties.Likely, _ => 0 };
            return new[] { $"{surety}", Page.Number(from), Page.Percent(share), Page.Percent(precision) };
        }));
    }
}
