using FeedbackPipeline.Tagging.Modelling;
using FeedbackPipeline.Tagging.Modelling.Training;
using FeedbackPipeline.Tagging.Reading;

namespace FeedbackPipeline.Tests.Tagging.Modelling;

public sealed class TrainModelTests
{
    private static readonly (TaggingModel Model, TrainingFigures Figures) Trained = Train(InventedComments.Settings);

    [Fact]
    public void The_same_comments_and_seed_give_the_same_file_to_the_last_byte()
        => ModelFile.Write(Train(InventedComments.Settings).Model).ShouldBe(ModelFile.Write(Trained.Model));

    [Fact]
    public void Another_seed_gives_another_file()
        => ModelFile.Write(Train(InventedComments.Settings with { Seed = 2 }).Model).ShouldNotBe(ModelFile.Write(Trained.Model));

    [Fact]
    public void A_file_says_the_same_about_a_comment_as_the_model_that_wrote_it()
    {
        var (read, _) = ModelFile.Read(ModelFile.Write(Trained.Model), "test");

        foreach (var comment in InventedComments.All)
        {
            Margins(read, comment.Text, comment).ShouldBe(Margins(Trained.Model, comment.Text, comment));
        }

        read.Themes.ShouldBe(["food", "bus", "staff", "weather"]);
        read.Thresholds.ShouldBe(Trained.Model.Thresholds);
        read.ToneOffsets.ShouldBe(Trained.Model.ToneOffsets);
    }

    [Fact]
    public void Whole_number_weights_find_what_exact_weights_find()
    {
        var fromNothing = Train(InventedComments.Settings with { PhraseStart = 0, Start = 0 }).Model;
        var lists = ModelPhrases.Of(InventedComments.Framework.Themes, InventedComments.Tone);
        var (read, features) = (new ReadFeatures(lists), new Features(lists.Count));
        var known = KnownFeatures.Choose(InventedComments.All, read, features, InventedComments.Settings.Fewest);
        var rows = ReadRows.Read(InventedComments.All, read, features, known, InventedComments.Settings.Kinds, 4);
        var signs = Signs.Of(InventedComments.All, 4);
        var which = Enumerable.Range(0, InventedComments.All.Count).ToArray();
        var train = new TrainLinear(rows, TaggingModel.RowsFor(known.Count, 4), signs.Lanes);
        var exact = train.Train(which, signs.All, signs.Costs(which, InventedComments.Settings), signs.CostsOfFalse(InventedComments.Settings), InventedComments.Settings.Passes, InventedComments.Settings.Seed);
        var margins = new float[signs.Lanes];
        for (var at = 0; at < which.Length; at++)
        {
            train.Margins(at, exact, margins);
            var whole = Margins(fromNothing, InventedComments.All[at].Text, InventedComments.All[at]);
            for (var theme = 0; theme < 4; theme++)
            {
                whole[theme].ShouldBe(margins[theme], 0.05f);
            }
        }
    }

    [Fact]
    public void Comments_that_were_not_seen_are_told_apart()
    {
        Trained.Figures.MicroF1.ShouldBeGreaterThan(0.9);
        Trained.Figures.Tone.Accuracy.ShouldBeGreaterThan(0.9);
    }

    [Fact]
    public void A_theme_that_no_comment_has_is_never_found_and_breaks_nothing()
    {
        var scorer = new ModelThemeScorer(Trained.Model, Reader(), InventedComments.Framework, "test");
        foreach (var comment in InventedComments.All)
        {
            var scores = new double[4];
            scorer.Score(comment.Text, comment.Asked, scores);
            scores[3].ShouldBeLessThan(0.5);
        }

        Trained.Figures.Of(3).Actual.ShouldBe(0);
        double.IsNaN(Trained.Figures.MacroF1).ShouldBeFalse();
    }

    [Fact]
    public void A_theme_added_after_training_works_by_its_phrases()
    {
        var wider = InventedComments.Framework with { Themes = [.. InventedComments.Framework.Themes, new("garden", "Garden", "Garden", "The garden.", ["roses"])] };
        var scores = new double[5];

        new ModelThemeScorer(Trained.Model, Reader(), wider, "test").Score(ReadText.Of("the soup was cold but the roses smell"), default, scores);

        scores[0].ShouldBeGreaterThanOrEqualTo(0.5);
        scores[4].ShouldBeGreaterThanOrEqualTo(0.5);
    }

    [Fact]
    public void Comments_in_the_same_words_are_never_split_between_folds()
    {
        var doubled = InventedComments.All.Concat(InventedComments.All).ToList();
        var folds = DrawFolds.Draw(doubled, 4, 7);

        folds[..InventedComments.All.Count].ShouldBe(folds[InventedComments.All.Count..]);
        folds.Distinct().Count().ShouldBe(4);
    }

    private static (TaggingModel Model, TrainingFigures Figures) Train(TrainingSettings settings)
        => new TrainModel(InventedComments.Framework, InventedComments.Tone, InventedComments.All, settings).Train();

    private static ModelReader Reader() => new(Trained.Model, ModelPhrases.Of(InventedComments.Framework.Themes, InventedComments.Tone));

    private static float[] Margins(TaggingModel model, ReadText text, TrainingComment comment)
    {
        var margins = new float[model.ThemeWeights.Lanes];
        new ModelReader(model, ModelPhrases.Of(InventedComments.Framework.Themes, InventedComments.Tone)).Margins(text, comment.Asked, model.ThemeWeights, margins);
        return margins;
    }
}
