using System.Globalization;
using System.Text;
using FeedbackPipeline.Tagging.Theming;

namespace FeedbackPipeline.Tagging.Modelling.Training;

/// <summary>Says in words and figures what a model was trained on, how well it does and what it cannot do.</summary>
internal static class ModelCard
{
    private static readonly string[] ToneNames = ["positive", "neutral or mixed", "negative"];

    /// <param name="inputs">Names of the files it was trained on.</param>
    public static string Write(ThemeFramework framework, (TaggingModel Model, TrainingFigures Figures) trained, TrainingSettings settings, byte[] file, IReadOnlyList<string> inputs, DateTimeOffset now)
    {
        var (model, figures) = trained;
        var card = new StringBuilder();
        Line(card, $"# Model card: {framework.Name} (`{framework.Id}`)");
        Line(card, $"");
        Line(card, $"- Trained: {now:yyyy-MM-dd}, seed {settings.Seed}. The same comments and seed give the same file.");
        Line(card, $"- Comments: {figures.Comments}, of which {figures.Themed} have a theme and {figures.Tone.Comments} a sentiment. Files: {string.Join(", ", inputs)}.");
        Line(card, $"- Kind: one linear support vector machine for each of {model.Themes.Count} themes and 3 sentiments, on {model.Known.Count} features (words, pairs of words, letters within words, words with what was asked), the framework's phrases and the tone words.");
        Line(card, $"- Size: {file.Length / 1024.0:F0} kB.");
        Line(card, $"");
        Line(card, $"## Data and licence");
        Line(card, $"");
        Line(card, $"{Source(framework)}");
        Line(card, $"The model holds weights of words and parts of words, and no comment.");
        Line(card, $"");
        AddFigures(card, framework, figures, settings);
        AddSureties(card, "How sure is sure, on comments the model had not seen", "tags", surety => figures.Of(surety, model.ThemeSlope));
        AddSentiment(card, figures.Tone, model.ToneSlope);
        AddLimits(card, framework, figures);
        return card.ToString();
    }

    private static string Source(ThemeFramework framework) => framework.Id == "nhs-fft"
        ? "Framework, comments and labels come from the Patient Experience Qualitative Data Categorisation project of NHS England (MIT licence, © NHS England). Two NHS trusts agreed that their comments of the Friends and Family Test be published. The comments are not part of this product."
        : "Trained on the files named above. Ask whoever gave them which licence and consent they carry.";

    private static void AddFigures(StringBuilder card, ThemeFramework framework, TrainingFigures figures, TrainingSettings settings)
    {
        Line(card, $"## Themes, on comments the model had not seen");
        Line(card, $"");
        Line(card, $"{settings.Folds} folds; comments in the same words stay in one fold. Thresholds for a fold come from the other folds. Only comments with a theme count.");
        Line(card, $"");
        Line(card, $"Micro F1 {figures.MicroF1:F3}, macro F1 {figures.MacroF1:F3} over the themes that some comment has. All themes of a comment exactly right: {figures.Exact:P0}.");
        Line(card, $"");
        Line(card, $"| Theme | Comments | Precision | Recall | F1 |");
        Line(card, $"|---|---|---|---|---|");
        for (var theme = 0; theme < framework.Themes.Count; theme++)
        {
            var score = figures.Of(theme);
            Line(card, $"| {framework.Themes[theme].Id} | {score.Actual} | {Share(score.Right, score.Right + score.Wrong)} | {Share(score.Right, score.Actual)} | {(score.Actual == 0 ? "–" : score.F1.ToString("F2", CultureInfo.InvariantCulture))} |");
        }

        Line(card, $"");
    }

    private static void AddSureties(StringBuilder card, string title, string given, Func<Surety, (double Share, double Precision)> figures)
    {
        Line(card, $"## {title}");
        Line(card, $"");
        Line(card, $"| Band | Score | Share of all {given} given | Of these right |");
        Line(card, $"|---|---|---|---|");
        foreach (var (surety, name, scores) in new[] { (Surety.Sure, "sure", FormattableString.Invariant($"from {Sureties.Sure:F2}")), (Surety.Likely, "likely", FormattableString.Invariant($"{Sureties.Likely:F2} to {Sureties.Sure:F2}")), (Surety.PleaseCheck, "please check", FormattableString.Invariant($"below {Sureties.Likely:F2}")) })
        {
            var (share, precision) = figures(surety);
            Line(card, $"| {name} | {scores} | {share:P0} | {precision:P0} |");
        }

        Line(card, $"");
    }

    private static void AddSentiment(StringBuilder card, ToneFigures tone, float slope)
    {
        Line(card, $"## Sentiment, on comments the model had not seen");
        Line(card, $"");
        if (tone.Comments == 0)
        {
            Line(card, $"No comment came with a sentiment, so this model must not be used for it.");
            Line(card, $"");
            return;
        }

        Line(card, $"Accuracy {tone.Accuracy:F3}, mean F1 {tone.MeanF1:F3}. Mixed counts as neutral.");
        Line(card, $"");
        Line(card, $"| Sentiment | Comments | Precision | Recall | F1 |");
        Line(card, $"|---|---|---|---|---|");
        for (var label = 0; label < ToneNames.Length; label++)
        {
            var score = tone.Of(label);
            Line(card, $"| {ToneNames[label]} | {score.Actual} | {Share(score.Right, score.Right + score.Wrong)} | {Share(score.Right, score.Actual)} | {score.F1:F2} |");
        }

        Line(card, $"");
        AddSureties(card, "How sure is sure, for sentiment", "sentiments", surety => tone.Of(surety, slope));
    }

    private static void AddLimits(StringBuilder card, ThemeFramework framework, TrainingFigures figures)
    {
        const int few = 30;
        const double weak = 0.5;
        var rare = framework.Themes.Where((_, theme) => figures.Of(theme).Actual < few).Select(theme => theme.Id).ToList();
        var weakest = framework.Themes.Where((_, theme) => figures.Of(theme).Actual > 0 && figures.Of(theme).F1 < weak).Select(theme => theme.Id).ToList();
        Line(card, $"## Known weak spots");
        Line(card, $"");
        Line(card, $"- Nothing here measures text by people with learning disabilities or autistic people yet. Check tags by hand until your own corrections measure it.");
        Line(card, $"- Themes with fewer than {few} comments, whose figures are little more than a hint: {Listed(rare)}.");
        Line(card, $"- Themes with F1 below {weak:F1}: {Listed(weakest)}.");
        Line(card, $"- On comments of an organisation that is not in the data, expect much lower figures until some hundred comments were corrected.");
        Line(card, $"- English only. Neutral and mixed are the weakest sentiments.");
        Line(card, $"- It must not be used to rank staff, nor to find safeguarding concerns: those have rules of their own, which no model can overrule.");
    }

    private static string Listed(List<string> themes) => themes.Count == 0 ? "none" : string.Join("; ", themes);

    private static string Share(int part, int whole) => whole == 0 ? "–" : ((double)part / whole).ToString("F2", CultureInfo.InvariantCulture);

    private static void Line(StringBuilder card, FormattableString line) => card.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
