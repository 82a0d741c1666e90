using System.Collections.Immutable;
using FeedbackPipeline.Alerting.Lifecycle;
using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.Projecting;
using FeedbackPipeline.Measuring.Publishing;
using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Measuring.Statistics;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Reviewing.Outreach;

/// <summary>An alert's recorded actions → whether the group was heard more since each of them, in words.</summary>
public sealed class JudgeOutreach(IPublicationBook published, IReferenceBook references, IScopeStore scopes, Demographics demographics, OrganisationCalendar calendar, TimeProvider time)
{
    /// <param name="exact">For the core team. Others see what was published last, from rounded counts.</param>
    /// <returns>By action; empty for alerts that no test of shares raised, and for actions recorded before marks were kept.</returns>
    public async Task<IReadOnlyDictionary<AlertFact.ActionRecorded, IReadOnlyList<string>>> OfAsync(Alert alert, bool exact, CancellationToken cancellationToken)
    {
        var words = new Dictionary<AlertFact.ActionRecorded, IReadOnlyList<string>>(ReferenceEqualityComparer.Instance);
        var actions = alert.History.OfType<AlertFact.ActionRecorded>().Where(action => action.Marks is not null).ToList();
        if (alert.Rule != "representation" || actions.Count == 0 || alert.Subject.Split(':', 2) is not [var dimension, var category])
        {
            return words;
        }

        foreach (var source in actions.SelectMany(action => action.Marks!.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (await PlanAsync(source, alert.Place, dimension, cancellationToken) is not var (mode, plan) || plan.Groups.FirstOrDefault(known => known.Category == category) is not { } group)
            {
                continue;
            }

            var ledger = await LedgerAsync(source, exact, cancellationToken);
            var block = exact ? await BlockAsync(source, dimension, category, mode, group, cancellationToken) : null;
            foreach (var action in actions.Where(action => action.Marks!.ContainsKey(source)))
            {
                IEnumerable<string> said = SinceWords.Of(SinceAction.Of(ledger, action.Marks![source], plan, group, mode), exact);
                said = action == actions[^1] && block is not null ? said.Append(block) : said;
                var lines = action.Marks.Count > 1 ? said.Prepend(mode == CountingMode.Register ? "People with an invitation:" : "People without an invitation:") : said;
                words[action] = [.. words.GetValueOrDefault(action, []), .. lines];
            }
        }

        return words;
    }

    private async Task<(CountingMode Mode, DimensionPlan Plan)?> PlanAsync(string source, string place, string dimension, CancellationToken cancellationToken)
    {
        var mode = source == Scopes.Register(place) ? CountingMode.Register : CountingMode.Stream;
        var newest = mode == CountingMode.Register ? await references.RegistersAsync(cancellationToken) : await references.NewestAsync(cancellationToken);
        return newest.FirstOrDefault(reference => reference.Place == place) is { } known && ComposePlan.Of(known, demographics, mode, 0).Find(dimension) is { Multi: false } plan ? (mode, plan) : null;
    }

    private async Task<IReadOnlyList<LedgerEntry>> LedgerAsync(string source, bool exact, CancellationToken cancellationToken)
    {
        var upTo = exact
            ? (await scopes.LoadAsync(source, cancellationToken)).Sequence
            : (await published.NewestAsync(source, calendar.DayOf(time.GetUtcNow()), shownOnly: true, cancellationToken))?.Sequence ?? 0;
        return await published.ReadLedgerAsync(source, 0, upTo, cancellationToken);
    }

    private async Task<string?> BlockAsync(string source, string dimension, string category, CountingMode mode, GroupPlan group, CancellationToken cancellationToken)
        => (await scopes.LoadAsync(source, cancellationToken)).State.Find(dimension)?.Find(category)?.Alert is { } open
            ? SinceWords.Block(open.Block.Expected, open.Block.Heard, mode == CountingMode.Stream ? ClearingBlock.Size : ClearingBlock.RegisterSize(group.Count))
            : null;
}
