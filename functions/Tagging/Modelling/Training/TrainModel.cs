using FeedbackPipeline.Tagging.Theming;
using FeedbackPipeline.Tagging.Tone;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging.Modelling.Training;

/// <summary>
/// Trains a model on tagged comments: first without each fold in turn, to see how it does on comments it has not seen and to choose thresholds, then on all.
/// </summary>
/// <param name="hear">What the product makes of the tone that a model found; null where only the model is measured.</param>
internal sealed class TrainModel(
    ThemeFramework framework,
    ToneWords tone,
    IReadOnlyList<TrainingComment> comments,
    TrainingSettings settings,
    Func<TrainingComment, ScoredSentiment, ScoredSentiment>? hear = null)
{
    private readonly PhraseLists lists = ModelPhrases.Of(framework.Themes, tone);
    private readonly Signs signs = Signs.Of(comments, framework.Themes.Count);

    public (TaggingModel Model, TrainingFigures Figures) Train()
    {
        var folds = DrawFolds.Draw(comments, settings.Folds, settings.Seed);
        var margins = new float[comments.Count][];
        Parallel.For(0, settings.Folds, fold => ScoreFold(folds, fold, margins));
        var themed = Enumerable.Range(0, comments.Count).Where(at => comments[at].Themes.Count > 0).ToList();
        var thresholds = ThresholdsWithout(-1, folds, margins, themed);
        var offsets = OffsetsWithout(-1, folds, margins);
        var figures = Measure(folds, margins, themed);
        var themes = framework.Themes.Count;
        var themeSlope = FitSlope.Fit(themed.SelectMany(at => Enumerable.Range(0, themes).Select(theme => (margins[at][theme] - thresholds[theme], comments[at].Themes.Contains(theme)))));
        var toneSlope = FitSlope.Fit(Toned().SelectMany(at => Enumerable.Range(0, TaggingModel.Tones).Select(label => (margins[at][themes + label] + offsets[label], comments[at].Tone == label))));
        MeasureHearing(folds, margins, toneSlope, figures.Heard);
        var (known, weights) = Fit([.. Enumerable.Range(0, comments.Count)], null);
        return (Pack(known, weights, thresholds, themeSlope, offsets, toneSlope), figures);
    }

    private TaggingModel Pack(FeatureTable known, float[] weights, float[] thresholds, float themeSlope, float[] offsets, float toneSlope)
    {
        var themes = framework.Themes.Count;
        var rows = TaggingModel.RowsFor(known.Count, themes);
        float Weight(int row, int label) => weights[(row * signs.Lanes) + label] * (row < known.Count ? known.Rarity(row) : 1);
        return new(
            framework.Id,
            [.. framework.Themes.Select(theme => theme.Id)],
            settings.Kinds,
            known,
            QuantisedWeights.Of(rows, themes, Weight, settings.Weakest),
            thresholds,
            themeSlope,
            QuantisedWeights.Of(rows, TaggingModel.Tones, (row, label) => Weight(row, themes + label), settings.Weakest),
            offsets,
            toneSlope);
    }

    private void ScoreFold(int[] folds, int fold, float[][] margins)
    {
        var seen = Enumerable.Range(0, comments.Count).Where(at => folds[at] != fold).ToArray();
        Fit(seen, (train, weights) =>
        {
            for (var at = 0; at < comments.Count; at++)
            {
                if (folds[at] == fold)
                {
                    margins[at] = new float[signs.Lanes];
                    train.Margins(at, weights, margins[at]);
                }
            }
        });
    }

    private (FeatureTable Known, float[] Weights) Fit(int[] which, Action<TrainLinear, float[]>? use)
    {
        var (read, features) = (new ReadFeatures(lists), new Features(lists.Count));
        var known = KnownFeatures.Choose([.. which.Select(at => comments[at])], read, features, settings.Fewest);
        var rows = ReadRows.Read(comments, read, features, known, settings.Kinds, framework.Themes.Count);
        var train = new TrainLinear(rows, TaggingModel.RowsFor(known.Count, framework.Themes.Count), signs.Lanes);
        var weights = train.Train(which, signs.All, signs.Costs(which, settings), signs.CostsOfFalse(settings), settings.Passes, settings.Seed, start: Start(known.Count));
        use?.Invoke(train, weights);
        return (known, weights);
    }

    /// <summary>Learning starts from what the phrases say, so that a theme with few comments keeps them.</summary>
    private float[] Start(int known)
    {
        var themes = framework.Themes.Count;
        var weights = new float[TaggingModel.RowsFor(known, themes) * signs.Lanes];
        for (var theme = 0; theme < themes; theme++)
        {
            weights[((known + theme) * signs.Lanes) + theme] = settings.PhraseStart / settings.Kinds.Phrases;
            for (var question = 0; question < TaggingModel.Questions; question++)
            {
                weights[((known + lists.Count + question) * signs.Lanes) + theme] = settings.Start / settings.Kinds.Question;
            }
        }

        return weights;
    }

    private float[] ThresholdsWithout(int fold, int[] folds, float[][] margins, List<int> themed)
        => ChooseThresholds.Choose((at, theme) => margins[at][theme], signs.Has, [.. themed.Where(at => folds[at] != fold)], framework.Themes.Count);

    private float[] OffsetsWithout(int fold, int[] folds, float[][] margins)
        => ChooseToneOffsets.Choose([.. Toned().Where(at => folds[at] != fold).Select(at => (margins[at].AsMemory(framework.Themes.Count, TaggingModel.Tones), comments[at].Tone))]);

    private IEnumerable<int> Toned() => Enumerable.Range(0, comments.Count).Where(at => comments[at].Tone >= 0);

    /// <summary>Thresholds and offsets for each fold come from the other folds, so that no figure is about comments that chose them.</summary>
    private TrainingFigures Measure(int[] folds, float[][] margins, List<int> themed)
    {
        var figures = new TrainingFigures(framework.Themes.Count, comments.Count, themed.Count);
        for (var fold = 0; fold < settings.Folds; fold++)
        {
            var thresholds = ThresholdsWithout(fold, folds, margins, themed);
            var offsets = OffsetsWithout(fold, folds, margins);
            foreach (var at in Enumerable.Range(0, comments.Count).Where(at => folds[at] == fold))
            {
                figures.Add(comments[at], margins[at], thresholds, offsets);
            }
        }

        return figures;
    }

    /// <summary>The tone as the product says it: the model's out of fold, and what becomes of it.</summary>
    private void MeasureHearing(int[] folds, float[][] margins, float slope, ToneFigures figures)
    {
        if (hear is null)
        {
            return;
        }

        var (read, features) = (new ReadFeatures(lists), new Features(lists.Count));
        for (var fold = 0; fold < settings.Folds; fold++)
        {
            var offsets = OffsetsWithout(fold, folds, margins);
            foreach (var at in Toned().Where(at => folds[at] == fold))
            {
                read.Read(comments[at].Text, comments[at].Asked, features);
                float[] tones = [.. offsets.Select((offset, label) => margins[at][framework.Themes.Count + label] + offset)];
                var machine = ModelSentimentScorer.Decide(tones, ModelPhrases.IsTorn(features.Phrases.AsSpan(framework.Themes.Count)), slope);
                figures.Add(hear(comments[at], machine), comments[at].Tone);
            }
        }
    }
}
