using FeedbackPipeline.Measuring.Projecting;
using FeedbackPipeline.Measuring.Registering;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Cosmos.Measuring;

/// <summary>
/// The register. Heard is whoever counts this epoch in the register of the whole organisation, where everyone on it counts; erased words stay counted, and
/// words on somebody's behalf never were.
/// </summary>
internal sealed class CosmosRegisterBook(CosmosAccount account, CosmosRegister register, CosmosAudit audit, IPlaceBook places, IdFactory ids, TimeProvider time) : IRegisterBook
{
    public async Task<RegisterOutcome> UpdateAsync(RegisterUpdate update, Func<IReadOnlyList<RegisterCount>, IReadOnlyList<RegisterReference>> derive, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        while (true)
        {
            var before = await register.ReadAsync(cancellationToken);
            var decided = DecideUpdate.Of(update, before.Everybody, now);
            var id = ids.Next("");
            var end = new UpdateEnd(
                before.Version,
                now,
                update.Actor,
                derive(CountRegister.Of(decided.Everybody.Where(person => person.Left is null), new HashSet<string>())),
                audit.Entry(RegisterPartition.Pk, update.Actor, "register-updated", update.Within[0], decided.Detail),
                null)
            { Pk = RegisterPartition.Pk, Id = UpdateEnd.IdOf(id) };
            if (await register.UpdateAsync(before, id, decided.Written, decided.Moves, end, cancellationToken))
            {
                return new(decided.Invited, decided.Changed, decided.Moved, decided.Left, update.People.Count);
            }
        }
    }

    public async Task<IReadOnlyList<RegisterCount>> CountAsync(int epoch, CancellationToken cancellationToken)
        => CountRegister.Of((await register.ReadAsync(cancellationToken)).People, await HeardAsync(epoch, cancellationToken));

    public async Task<IReadOnlyList<RegisterAge>> AgesAsync(CancellationToken cancellationToken)
        =>
        [
            .. (await register.ReadAsync(cancellationToken)).People.GroupBy(person => (person.Place, person.Added)).Select(same => new RegisterAge(same.Key.Place, same.Key.Added, same.Count()))
                .OrderBy(age => age.Added).ThenBy(age => age.Place, StringComparer.Ordinal),
        ];

    public async Task<ReprintOutcome> ReprintAsync(ReprintRequest request, IReadOnlyDictionary<string, string> codes, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        while (true)
        {
            var before = await register.ReadAsync(cancellationToken);
            var within = request.Within.ToHashSet(StringComparer.Ordinal);
            var people = before.People.Where(person => within.Contains(person.Place)).ToDictionary(person => person.Token, StringComparer.Ordinal);
            var (unknown, missing) = (codes.Keys.Count(token => !people.ContainsKey(token)), people.Keys.Count(token => !codes.ContainsKey(token)));
            if (unknown > 0 || missing > 0)
            {
                return new(null, new HashSet<string>(), unknown, missing);
            }

            var heard = await HeardAsync(request.Epoch, cancellationToken);
            var count = people.Keys.Count(heard.Contains);
            var batch = DecideReprint.Of(count, people.Count - count, await LastBatchAsync(request, cancellationToken), now);
            var invited = people.Keys.Where(token => batch == ReprintBatch.Everyone || !heard.Contains(token)).ToHashSet(StringComparer.Ordinal);
            var id = ids.Next("");
            var end = new UpdateEnd(
                before.Version,
                now,
                request.Actor,
                [],
                audit.Entry(RegisterPartition.Pk, request.Actor, "cards-reprinted", request.Place),
                new(before.Version, request.Place, request.Epoch, now, count, batch == ReprintBatch.Everyone) { Pk = RegisterPartition.Pk, Id = $"reprint:{id}" })
            { Pk = RegisterPartition.Pk, Id = UpdateEnd.IdOf(id) };
            if (await register.UpdateAsync(before, id, [.. invited.Select(token => people[token] with { Code = codes[token] })], [], end, cancellationToken))
            {
                return new(batch, invited, 0, 0);
            }
        }
    }

    private async Task<IReadOnlySet<string>> HeardAsync(int epoch, CancellationToken cancellationToken)
        => (await account.Ledgers.QueryAsync<string>(
            Scopes.Register((await places.ReadAsync(cancellationToken)).Root.Id),
            "SELECT VALUE c.person FROM c WHERE c.type = 'seen' AND c.epoch = @epoch",
            cancellationToken,
            ("@epoch", epoch))).ToHashSet(StringComparer.Ordinal);

    /// <summary>Batches for everyone told nothing, so they do not count.</summary>
    private async Task<PrintedBatch?> LastBatchAsync(ReprintRequest request, CancellationToken cancellationToken)
        => (await account.Books.QueryAsync<ReprintDocument>(RegisterPartition.Pk, "SELECT * FROM c WHERE c.type = 'reprint'", cancellationToken))
            .Where(printed => !printed.Everyone && printed.Epoch == request.Epoch && request.Related.Contains(printed.Place))
            .MaxBy(printed => printed.N) is { } last
            ? new(last.At, last.Heard, last.Place != request.Place)
            : null;
}
