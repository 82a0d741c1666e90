using FeedbackPipeline.Measuring.Projecting;

namespace FeedbackPipeline.Storing.Cosmos.Measuring;

/// <summary>Who was counted, in the partition of each scope and watch; and who is still there to be counted.</summary>
internal sealed class CosmosMarkers(CosmosAccount account)
{
    public async Task<IReadOnlyDictionary<(int Epoch, string Person), SeenDocument>> ReadAsync(string scope, IEnumerable<(int Epoch, string Person)> people, CancellationToken cancellationToken)
        => (await account.Ledgers.FindManyAsync<SeenDocument>(people.Select(known => (scope, SeenDocument.IdOf(known.Epoch, known.Person))), cancellationToken))
            .ToDictionary(seen => (seen.Epoch, seen.Person));

    /// <summary>Those of this feedback that have not been erased.</summary>
    public async Task<IReadOnlySet<string>> FeedbackAsync(IEnumerable<string> feedback, CancellationToken cancellationToken)
        => (await account.Items.FindManyAsync<FeedbackDocument>(feedback.Select(id => (id, id)), cancellationToken))
            .Where(known => known.Erased is null).Select(known => known.Id).ToHashSet(StringComparer.Ordinal);

    /// <summary>Those of these count tokens of whom words are left.</summary>
    public async Task<IReadOnlySet<string>> PeopleAsync(IReadOnlyCollection<string> people, CancellationToken cancellationToken)
        => people.Count == 0
            ? new HashSet<string>()
            : (await account.Items.QueryAsync<string>(
                null,
                "SELECT VALUE c.respondent FROM c WHERE c.type = 'feedback' AND ARRAY_CONTAINS(@people, c.respondent)",
                cancellationToken,
                ("@people", people))).ToHashSet(StringComparer.Ordinal);

    /// <summary>The markers of these people as they become; written in the batch that replaces the scope's own document, after which nobody else can have changed them.</summary>
    public async Task<IReadOnlyList<SeenDocument>> MergeAsync(string scope, IEnumerable<(int Epoch, string Person, string Dimension, SeenAs Marker)> marks, CancellationToken cancellationToken)
    {
        var newer = marks.GroupBy(mark => (mark.Epoch, mark.Person)).ToList();
        var before = await ReadAsync(scope, newer.Select(person => person.Key), cancellationToken);
        return
        [
            .. newer.Select(person => SeenDocument.Of(
                scope,
                person.Key.Epoch,
                person.Key.Person,
                before.GetValueOrDefault(person.Key),
                person.Select(mark => KeyValuePair.Create(mark.Dimension, mark.Marker)))),
        ];
    }
}
