using FeedbackPipeline.Messages;
using FeedbackPipeline.Reviewing.Correcting;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Storing.Cosmos.Tagging;

namespace FeedbackPipeline.Storing.Cosmos.Reviewing;

/// <summary>A decision, its place in the history and its entries in the audit are one batch.</summary>
internal sealed class CosmosCorrectionDesk(CosmosAccount account, CosmosFeedback feedback, CosmosAudit audit, CosmosOutbox outbox, CosmosChecks checks, IdFactory ids, TimeProvider time) : ICorrectionDesk
{
    public async Task<TagRecord?> ReadAsync(string id, IReadOnlyList<string> places, CancellationToken cancellationToken)
        => await feedback.FindAsync(id, cancellationToken) is { Machine: { } machine } kept && places.Contains(kept.Place)
            ? new(
                machine.Themes,
                machine.Sentiment,
                machine.Surety,
                machine.Themed,
                machine.Checked,
                machine.Sampled,
                [.. kept.Checks.Select(check => new Check(check.At, check.Actor, check.Kind, check.Themes, check.Sentiment, check.Reason))],
                kept.Words.Where(word => word.EnglishRedacted is not null).OrderBy(word => word.Question, StringComparer.Ordinal).ToDictionary(word => word.Question, word => word.EnglishRedacted!))
            : null;

    public Task<bool> DecideAsync(TagDecision decision, IReadOnlyList<string> places, string actor, CancellationToken cancellationToken)
    {
        var (now, key, id) = (time.GetUtcNow(), ids.Next(""), decision.FeedbackId);
        return ChangeAsync(
            id,
            key,
            places,
            before => DecideTags.On(before, decision, key, actor, now),
            (before, batch) =>
            {
                batch.Create(audit.Entry(id, actor, $"tags-{DecideTags.KindOf(before, decision)}", id, DecideTags.Difference(before, decision)));
                if (before.Read is null)
                {
                    batch.Create(audit.Entry(id, actor, "read", id));
                }
            },
            cancellationToken);
    }

    public Task<bool> UndoAsync(string id, IReadOnlyList<string> places, string actor, CancellationToken cancellationToken)
    {
        var (now, key) = (time.GetUtcNow(), ids.Next(""));
        return ChangeAsync(id, key, places, before => DecideTags.Undo(before, key, actor, now), (_, batch) => batch.Create(audit.Entry(id, actor, "tags-undone", id)), cancellationToken);
    }

    public async Task<bool> TranslateAsync(string id, IReadOnlyDictionary<string, string> english, IReadOnlyList<string> places, string actor, CancellationToken cancellationToken)
    {
        var message = outbox.Message(id, new FeedbackReceived(id), id);
        var entry = audit.Entry(id, actor, "translated", id);
        var found = false;
        var changed = await feedback.ChangeAsync(
            id,
            before =>
            {
                found = before.Machine is not null && places.Contains(before.Place);
                return found ? before with { Words = [.. before.Words.Select(word => english.TryGetValue(word.Question, out var text) ? Translate(word, text) : word)] } : null;
            },
            batch => batch.Create(entry).Create(message),
            cancellationToken);
        if (changed is null || !found)
        {
            return false;
        }

        await outbox.SendAsync(account.Items, [message], cancellationToken);
        return true;
    }

    private static KeptAnswer Translate(KeptAnswer word, string text) => word with { English = text.Length == 0 ? null : text, EnglishRedacted = null };

    private async Task<bool> ChangeAsync(
        string id,
        string key,
        IReadOnlyList<string> places,
        Func<FeedbackDocument, FeedbackDocument?> decide,
        Action<FeedbackDocument, CosmosBatch> record,
        CancellationToken cancellationToken)
    {
        FeedbackDocument? seen = null;
        var done = false;
        var changed = await feedback.ChangeAsync(
            id,
            before =>
            {
                seen = before;
                var next = DecideTags.IsDone(before, key) || !places.Contains(before.Place) ? null : decide(before);
                done = next is not null || DecideTags.IsDone(before, key);
                return next;
            },
            batch => record(seen!, batch),
            cancellationToken);
        if (changed is null || !done)
        {
            return false;
        }

        await checks.ChangedAsync(cancellationToken);
        return true;
    }
}
