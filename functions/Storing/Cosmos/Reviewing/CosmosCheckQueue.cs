using FeedbackPipeline.Reviewing.Checking;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Cosmos.Reviewing;

/// <summary>Reads by what each feedback says of itself while it waits to be checked: <c>doubt</c>, <c>drawn</c>, <c>unthemed</c>, <c>decided</c>.</summary>
internal sealed class CosmosCheckQueue(CosmosAccount account) : ICheckQueue
{
    private const int OfEachTheme = 5;
    private const string Columns = "c.id, c.machine.surety AS surety, ARRAY(SELECT VALUE m.id FROM m IN c.machine.themes) AS themes";
    private const string Of = "c.type = 'feedback' AND ARRAY_CONTAINS(@places, c.place)";

    public async Task<IReadOnlyList<Unchecked>> DoubtfulAsync(IReadOnlyList<string> places, IReadOnlyList<string> themes, int most, CancellationToken cancellationToken)
    {
        var doubtful = await account.Items.QueryAsync<Unchecked>(
            null,
            $"SELECT TOP @most {Columns} FROM c WHERE {Of} AND c.doubt >= 0 ORDER BY c.doubt",
            cancellationToken,
            ("@most", most),
            ("@places", places));
        // Those one is equally unsure of come by their id, as everywhere; an index for that would be paid for at every write.
        List<Unchecked> found = [.. doubtful.OrderBy(row => row.Surety).ThenBy(row => row.Id, StringComparer.Ordinal)];
        foreach (var theme in themes)
        {
            found.AddRange(await account.Items.QueryAsync<Unchecked>(
                null,
                $"SELECT TOP @most {Columns} FROM c JOIN t IN c.themes WHERE {Of} AND c.doubt >= 0 AND t.id = @theme ORDER BY c.received DESC, c.id DESC",
                cancellationToken,
                ("@most", OfEachTheme * places.Count),
                ("@places", places),
                ("@theme", theme)));
        }

        return found;
    }

    public async Task<IReadOnlyList<Unchecked>> SampleAsync(IReadOnlyList<string> places, int most, CancellationToken cancellationToken)
        => await account.Items.QueryAsync<Unchecked>(
            null,
            $"SELECT TOP @most {Columns} FROM c WHERE {Of} AND c.drawn = true ORDER BY c.received, c.id",
            cancellationToken,
            ("@most", most),
            ("@places", places));

    public async Task<CheckCounts> CountAsync(IReadOnlyList<string> places, int most, CancellationToken cancellationToken)
        => new(
            await CountAsync("c.doubt >= 0", places, most, cancellationToken),
            await CountAsync("c.drawn = true", places, most, cancellationToken),
            await CountAsync("c.unthemed = true", places, most, cancellationToken));

    public async Task<IReadOnlyList<SampledCheck>> CheckedSampleAsync(IReadOnlyList<string> places, int most, CancellationToken cancellationToken)
        => [
            .. (await account.Items.QueryAsync<Sampled>(
                null,
                $"SELECT TOP @most c.channel, c.about, c.checks FROM c WHERE {Of} AND c.decided > 0 AND c.machine.sampled = true ORDER BY c.decided DESC",
                cancellationToken,
                ("@most", most),
                ("@places", places))).Select(row => row.ToCheck()),
        ];

    private Task<int> CountAsync(string condition, IReadOnlyList<string> places, int most, CancellationToken cancellationToken)
        => account.Items.CountAsync($"{Of} AND {condition}", most, cancellationToken, ("@places", places));

    private sealed record Sampled(Channel Channel, IReadOnlyList<KeptAbout> About, IReadOnlyList<KeptCheck> Checks)
    {
        public SampledCheck ToCheck()
            => new(
                Channel,
                [.. About.Where(about => about.Answered).Select(about => (about.Dimension, about.Value))],
                [.. Checks[0].MachineThemes.Select(theme => theme.Id)],
                Checks[0].MachineSentiment,
                Checks[^1].Themes!,
                Checks[^1].Sentiment!.Value);
    }
}
