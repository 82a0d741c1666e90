using System.Globalization;
using FeedbackPipeline.Tagging.Learning;
using FeedbackPipeline.Tagging.Modelling.Retraining;
using FeedbackPipeline.Tagging.Theming;
using FeedbackPipeline.Tagging.Theming.Editing;
using FeedbackPipeline.Tagging.Tone;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Tagging.Doctoring;

/// <summary>Which themes and which model tag, from when they are, and that each file is whole.</summary>
internal sealed class TaggerCheckup(
    IFrameworkBook book,
    ILearnedModels learned,
    ThemeFrameworks frameworks,
    ThemeScorers scorers,
    ToneWords tone,
    ISentimentScorer sentiment,
    IOptions<TaggingOptions> options) : ICheckup
{
    public string Name => "tagger";

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var id = options.Value.Framework;
        var head = await book.HeadAsync(id, cancellationToken);
        var framework = frameworks.Shipped(id)!;
        var since = "as they came with the product";
        if (head.Framework > 0)
        {
            if (await book.ReadAsync(id, head.Framework, cancellationToken) is not { } text || FrameworkFile.TryRead(text, out var problems) is not { } own)
            {
                return Finding.Wrong($"The stored themes '{id}' version {head.Framework} cannot be read. Put back a backup of the store.");
            }

            (framework, since) = (own, await book.HistoryAsync(id, 1, cancellationToken) is [var saved, ..] ? $"of {DayOf(saved.At)}" : "of this organisation");
        }

        var (shipped, broken) = Try(() => scorers.ShippedFor(id).Version);
        if (broken is not null)
        {
            return Finding.Wrong($"The model that comes with the product cannot be read: {broken} Install the product again.");
        }

        if (head.Model == 0)
        {
            return Finding.Fine($"Themes '{id}' version {framework.Version}, {since}; {shipped}, its files are whole. Nothing learned from corrections is in use.");
        }

        var file = await learned.ReadAsync(id, head.Model, cancellationToken);
        var unreadable = file is null ? "it is not there." : Try(() => OwnModel.Read(file, $"model {head.Model}", scorers.ShippedFor(id), tone, sentiment).Scorer.Version).Broken;
        var state = await learned.StateAsync(id, cancellationToken);
        return unreadable is null
            ? Finding.Fine($"Themes '{id}' version {framework.Version}, {since}; {shipped}, and what {state.Last?.Corrections} corrections taught on {(state.Last is { } last ? DayOf(last.At) : "a day not known")}. All files are whole.")
            : Finding.Wrong($"What was learned from corrections cannot be read: {unreadable} Check one comment under Check tags: it learns anew from all corrections.");
    }

    private static (string? Version, string? Broken) Try(Func<string> read)
    {
        try
        {
            return (read(), null);
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException)
        {
            return (null, problem.Message);
        }
    }

    private static string DayOf(DateTimeOffset moment) => moment.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
