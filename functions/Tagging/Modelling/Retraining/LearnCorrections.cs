using FeedbackPipeline.Tagging.Modelling.Training;
using FeedbackPipeline.Tagging.Theming;

namespace FeedbackPipeline.Tagging.Modelling.Retraining;

/// <summary>Fits weights that are added to the margins of a shipped scorer.</summary>
internal sealed class LearnCorrections
{
    private const int Weakest = 2;

    private readonly IThemeScorer shipped;
    private readonly ModelSentimentScorer? sentiment;
    private readonly IReadOnlyList<TrainingComment> comments;
    private readonly RetrainSettings settings;
    private readonly int seed;
    private readonly int themes;
    private readonly Signs signs;
    private readonly float[] priors;
    private readonly FeatureTable known;
    private readonly SparseRows rows;

    public LearnCorrections(IThemeScorer shipped, ModelSentimentScorer? sentiment, PhraseLists lists, FeatureTable? background, IReadOnlyList<TrainingComment> comments, RetrainSettings settings, int seed)
    {
        (this.shipped, this.sentiment, this.comments, this.settings, this.seed, themes) = (shipped, sentiment, comments, settings, seed, shipped.Framework.Themes.Count);
        signs = Signs.Of(comments, themes);
        priors = Priors();
        var (read, features) = (new ReadFeatures(lists), new Features(lists.Count));
        known = OwnFeatures.Choose(comments, read, features, background, settings.Fewest);
        rows = ReadRows.Read(comments, read, features, known, settings.Kinds, themes);
    }

    public TaggingModel Fit()
    {
        var weights = Fit([.. Enumerable.Range(0, comments.Count)]);
        var count = TaggingModel.RowsFor(known.Count, themes);
        float Weight(int row, int label) => weights[(row * signs.Lanes) + label] * (row < known.Count ? known.Rarity(row) : 1);
        return new(
            shipped.Framework.Id,
            [.. shipped.Framework.Themes.Select(theme => theme.Id)],
            settings.Kinds,
            known,
            QuantisedWeights.Of(count, themes, Weight, Weakest),
            new float[themes],
            settings.Slope,
            QuantisedWeights.Of(count, TaggingModel.Tones, (row, label) => Weight(row, themes + label)),
            new float[TaggingModel.Tones],
            sentiment?.Slope ?? settings.Slope);
    }

    /// <exception cref="InvalidDataException">There are fewer different corrections than folds.</exception>
    public OwnFigures Measure()
    {
        var themed = comments.Count(comment => comment.Themes.Count > 0);
        var (before, after) = (new TrainingFigures(themes, comments.Count, themed), new TrainingFigures(themes, comments.Count, themed));
        var folds = DrawFolds.Draw(comments, settings.Folds, seed);
        float[] none = new float[themes];
        for (var fold = 0; fold < settings.Folds; fold++)
        {
            var weights = Fit([.. Enumerable.Range(0, comments.Count).Where(at => folds[at] != fold)]);
            foreach (var at in Enumerable.Range(0, comments.Count).Where(at => folds[at] == fold))
            {
                var margins = new float[signs.Lanes];
                new TrainLinear(rows, 0, signs.Lanes).Margins(at, weights, margins);
                var prior = priors.AsSpan(at * signs.Lanes, themes);
                before.Add(comments[at] with { Tone = -1 }, prior, none, []);
                for (var theme = 0; theme < themes; theme++)
                {
                    margins[theme] += prior[theme];
                }

                after.Add(comments[at] with { Tone = -1 }, margins.AsSpan(0, themes), none, []);
            }
        }

        return new(themed, before.MicroF1, after.MicroF1, Enumerable.Range(0, themes).Where(theme => after.Of(theme).Actual > 0)
            .ToDictionary(theme => shipped.Framework.Themes[theme].Id, theme => after.Of(theme).F1, StringComparer.Ordinal));
    }

    private float[] Fit(int[] which)
    {
        var training = new TrainingSettings(Cost: settings.Cost, RareWeight: settings.RareWeight, ToneCost: settings.ToneCost);
        var weights = new TrainLinear(rows, TaggingModel.RowsFor(known.Count, themes), signs.Lanes)
            .Train(which, signs.All, signs.Costs(which, training), signs.CostsOfFalse(training), settings.Passes, seed, priors);
        for (var label = 0; label < themes + TaggingModel.Tones; label++)
        {
            var with = which.Count(at => signs.Has(at, label));
            for (var at = label; with < settings.Trusted && at < weights.Length; at += signs.Lanes)
            {
                weights[at] *= with / (float)settings.Trusted;
            }
        }

        return weights;
    }

    private float[] Priors()
    {
        var margins = new float[comments.Count * signs.Lanes];
        var scores = new double[themes];
        for (var at = 0; at < comments.Count; at++)
        {
            shipped.Score(comments[at].Text, comments[at].Asked, scores);
            for (var theme = 0; theme < themes; theme++)
            {
                margins[(at * signs.Lanes) + theme] = Calibration.Margin(scores[theme], settings.Slope);
            }

            if (sentiment is not null && comments[at].Tone >= 0 && !comments[at].Text.Words.IsEmpty)
            {
                var tones = margins.AsSpan((at * signs.Lanes) + themes, TaggingModel.Tones);
                sentiment.Margins(comments[at].Text, comments[at].Asked, tones);
                Calibration.Limit(tones);
            }
        }

        return margins;
    }
}
