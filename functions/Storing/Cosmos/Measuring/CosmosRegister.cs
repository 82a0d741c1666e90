using FeedbackPipeline.Storing.Cosmos.Projecting;

namespace FeedbackPipeline.Storing.Cosmos.Measuring;

/// <summary>
/// Keeps updates of the register whole, however many people they are about: first every part is written down, then one write to the head decides, then the
/// parts are carried out in order. Whoever reads the register finishes what was decided and is not done. Each part is written with the head, so of two that
/// finish the same update the slower can undo nothing.
/// </summary>
internal sealed class CosmosRegister(CosmosAccount account, NumberMoves moves, CosmosReferences references)
{
    /// <summary>People of one part: a part is one batch with the head.</summary>
    private const int PeopleOfPart = CosmosBatch.Most - 1;

    private CosmosShelf Books => account.Books;

    /// <summary>Everybody of these who is on the register now.</summary>
    public async Task<IReadOnlyList<PersonDocument>> FindAsync(IEnumerable<string> tokens, CancellationToken cancellationToken)
        => [.. (await Books.FindManyAsync<PersonDocument>(tokens.Select(token => (RegisterPartition.Pk, PersonDocument.IdOf(token))), cancellationToken)).Where(person => person.Left is null)];

    /// <summary>Whoever has this invitation, as long as it counts.</summary>
    public async Task<PersonDocument?> FindByCodeAsync(string hash, CancellationToken cancellationToken)
    {
        await FinishAsync(cancellationToken);
        return await Books.FirstAsync<PersonDocument>(RegisterPartition.Pk, "SELECT * FROM c WHERE c.type = 'person' AND c.code = @hash", cancellationToken, ("@hash", hash));
    }

    /// <summary>Everybody who is or was on the register, all from one moment.</summary>
    public async Task<RegisterSnapshot> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var before = await FinishAsync(cancellationToken);
            var people = await Books.QueryAsync<PersonDocument>(RegisterPartition.Pk, "SELECT * FROM c WHERE c.type = 'person'", cancellationToken);
            if ((await HeadAsync(cancellationToken))?.Etag == before?.Etag)
            {
                return new(before, people);
            }
        }
    }

    /// <returns>False where another update was first: read and decide again.</returns>
    public async Task<bool> UpdateAsync(RegisterSnapshot before, string update, IReadOnlyList<PersonDocument> people, IReadOnlyList<PersonMove> moved, UpdateEnd end, CancellationToken cancellationToken)
    {
        await DropLeftBehindAsync(end.Version, cancellationToken);
        var byPerson = moved.ToLookup(move => move.Person, StringComparer.Ordinal);
        var parts = people.Chunk(PeopleOfPart).Select((some, index) => new UpdatePart(end.Version, some, [.. some.SelectMany(person => byPerson[person.Token])]) { Pk = RegisterPartition.Pk, Id = UpdatePart.IdOf(update, index) }).ToList();
        foreach (var part in parts)
        {
            await Books.PutAsync(part, cancellationToken);
        }

        await Books.PutAsync(end, cancellationToken);
        var head = (before.Head?.Document ?? RegisterHead.New) with { Update = update, Parts = parts.Count, Done = 0 };
        var decided = before.Head is { } kept ? await Books.ReplaceAsync(head, kept.Etag, cancellationToken) : await Books.CreateAsync(head, cancellationToken);
        // It may be our own write whose answer was lost, and somebody may have finished it since.
        if (!decided && !await IsDecidedAsync(update, end.Entry, cancellationToken))
        {
            await DropAsync(update, parts.Count, cancellationToken);
            return false;
        }

        await FinishAsync(cancellationToken);
        return true;
    }

    /// <summary>Carries out what was decided and is not done.</summary>
    /// <returns>The head afterwards; null where there never was a register.</returns>
    public async Task<Kept<RegisterHead>?> FinishAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var head = await HeadAsync(cancellationToken);
            if (head is not { Document.Update: { } update })
            {
                return head;
            }

            if (head.Document.Done < head.Document.Parts)
            {
                await WritePartAsync(head, update, cancellationToken);
            }
            else
            {
                await EndAsync(head, update, cancellationToken);
            }
        }
    }

    private async Task WritePartAsync(Kept<RegisterHead> head, string update, CancellationToken cancellationToken)
    {
        // Where it is gone, somebody else has finished and the head has moved on.
        if (await Books.FindAsync<UpdatePart>(RegisterPartition.Pk, UpdatePart.IdOf(update, head.Document.Done), cancellationToken) is { Document: var part })
        {
            var batch = Books.Batch(RegisterPartition.Pk).Replace(head.Document with { Done = head.Document.Done + 1 }, head.Etag);
            foreach (var person in part.People)
            {
                batch.Put(person);
            }

            await batch.CommitAsync(cancellationToken);
        }
    }

    /// <summary>Moves and references are in other partitions: they have fixed ids and go first, then the update is over.</summary>
    private async Task EndAsync(Kept<RegisterHead> head, string update, CancellationToken cancellationToken)
    {
        if (await Books.FindAsync<UpdateEnd>(RegisterPartition.Pk, UpdateEnd.IdOf(update), cancellationToken) is not { Document: var end })
        {
            return;
        }

        var parts = await Books.FindManyAsync<UpdatePart>(Enumerable.Range(0, head.Document.Parts).Select(number => (RegisterPartition.Pk, UpdatePart.IdOf(update, number))), cancellationToken);
        var moved = parts.OrderBy(part => part.Id, StringComparer.Ordinal).SelectMany(part => part.Moves).Select((move, index) => (MoveDocument.IdOf(update, index), move.Person, move.From, move.To)).ToList();
        if (parts.Count < head.Document.Parts)
        {
            return;
        }

        await moves.AddAsync(moved, end.At, cancellationToken);
        foreach (var (population, forEveryone) in end.References)
        {
            await references.AddAsync(population with { ForStream = forEveryone, Added = end.At, AddedBy = end.Actor }, update, false, cancellationToken);
        }

        var batch = Books.Batch(RegisterPartition.Pk).Replace(RegisterHead.New with { Version = head.Document.Version + 1 }, head.Etag).Create(end.Entry);
        if (end.Reprint is { } reprint)
        {
            batch.Create(reprint);
        }

        if (await batch.CommitAsync(cancellationToken))
        {
            await DropAsync(update, head.Document.Parts, cancellationToken);
        }
    }

    private Task<Kept<RegisterHead>?> HeadAsync(CancellationToken cancellationToken) => Books.FindAsync<RegisterHead>(RegisterPartition.Pk, RegisterHead.OnlyId, cancellationToken);

    private async Task<bool> IsDecidedAsync(string update, AuditEntry entry, CancellationToken cancellationToken)
        => (await HeadAsync(cancellationToken))?.Document.Update == update || await Books.FindAsync<AuditEntry>(RegisterPartition.Pk, entry.Id, cancellationToken) is not null;

    private async Task DropAsync(string update, int parts, CancellationToken cancellationToken)
    {
        foreach (var id in Enumerable.Range(0, parts).Select(number => UpdatePart.IdOf(update, number)).Append(UpdateEnd.IdOf(update)))
        {
            await Books.DeleteAsync(RegisterPartition.Pk, id, cancellationToken);
        }
    }

    /// <summary>Parts of updates that were never decided, or that were done when the process ended.</summary>
    private async Task DropLeftBehindAsync(long version, CancellationToken cancellationToken)
    {
        var left = await Books.QueryAsync<string>(
            RegisterPartition.Pk,
            "SELECT VALUE c.id FROM c WHERE c.type IN ('register-part', 'register-end') AND c.version < @version",
            cancellationToken,
            ("@version", version));
        foreach (var id in left)
        {
            await Books.DeleteAsync(RegisterPartition.Pk, id, cancellationToken);
        }
    }
}

/// <param name="Head">Null where there never was a register.</param>
/// <param name="Everybody">Those who have left too.</param>
internal sealed record RegisterSnapshot(Kept<RegisterHead>? Head, IReadOnlyList<PersonDocument> Everybody)
{
    public long Version => Head?.Document.Version ?? 0;

    public IEnumerable<PersonDocument> People => Everybody.Where(person => person.Left is null);
}
