using System.Net;
using System.Text.Json;
using FeedbackPipeline.Tests.Infrastructure.CosmosDouble;
using Microsoft.Azure.Cosmos;
using Microsoft.Azure.Cosmos.Linq;

namespace FeedbackPipeline.Tests.Storing.Cosmos;

public sealed partial class GatewayTests
{
    [Theory, MemberData(nameof(CosmosAccounts.Doubles), MemberType = typeof(CosmosAccounts))]
    public async Task A_query_of_a_partition_stays_in_it(string account)
    {
        var container = await TwentyAsync(account);
        (await container.QueryAsync<Note>("SELECT * FROM c WHERE c.n >= 0", "p1")).ShouldAllBe(note => note.Pk == "p1");
        (await container.QueryAsync<Note>("SELECT * FROM c WHERE c.pk = 'p1' ORDER BY c.n DESC", "p1")).Select(note => note.N).ShouldBe(Numbers("p1").OrderDescending());
        (await container.QueryAsync<int>("SELECT VALUE COUNT(1) FROM c", "p1")).ShouldBe([7]);
        (await container.QueryAsync<JsonElement>("SELECT c.pk, COUNT(1) AS k FROM c GROUP BY c.pk", "p1")).Single().GetProperty("k").GetInt32().ShouldBe(7);
        (await container.QueryAsync<JsonElement>("SELECT t AS theme, c.id FROM c JOIN t IN c.themes", "p1", 100)).Count.ShouldBe(14);
        (await container.QueryAsync<Note>("SELECT * FROM c ORDER BY c.n OFFSET 2 LIMIT 3", "p1")).Select(note => note.N).ShouldBe(Numbers("p1").Order().Skip(2).Take(3));
    }

    [Theory, MemberData(nameof(CosmosAccounts.Doubles), MemberType = typeof(CosmosAccounts))]
    public async Task A_query_over_all_partitions_joins_them(string account)
    {
        var container = await TwentyAsync(account);
        (await container.QueryAsync<Note>("SELECT * FROM c WHERE ARRAY_CONTAINS(c.themes, 'food')")).Count.ShouldBe(20);
        (await container.QueryAsync<Note>("SELECT * FROM c ORDER BY c.n DESC")).Select(note => note.N).ShouldBe(Numbers().OrderDescending());
        (await container.QueryAsync<int>("SELECT VALUE COUNT(1) FROM c")).ShouldBe([20]);
        (await container.QueryAsync<int>("SELECT VALUE SUM(c.n) FROM c")).ShouldBe([190]);
        (await container.QueryAsync<int>("SELECT VALUE MIN(c.n) FROM c")).ShouldBe([0]);
        (await container.QueryAsync<int>("SELECT VALUE MAX(c.n) FROM c")).ShouldBe([19]);
        (await container.QueryAsync<JsonElement>("SELECT c.pk, COUNT(1) AS k FROM c GROUP BY c.pk")).Count.ShouldBe(3);
        (await container.QueryAsync<Note>("SELECT * FROM c ORDER BY c.n OFFSET 2 LIMIT 3")).Select(note => note.N).ShouldBe([2, 3, 4]);
        (await container.QueryAsync<int>("SELECT TOP 4 VALUE c.n FROM c ORDER BY c.n")).ShouldBe([0, 1, 2, 3]);
        (await container.QueryAsync<JsonElement>("SELECT t AS theme, c.id FROM c JOIN t IN c.themes", page: 100)).Count.ShouldBe(40);
        (await container.QueryAsync<string>("SELECT DISTINCT VALUE t FROM c JOIN t IN c.themes")).ShouldBe(["food", "staff", "time"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("c.n BETWEEN 3 AND 5", 3)]
    [InlineData("c.n IN (3, 4, 99)", 2)]
    [InlineData("c.n NOT IN (3, 4)", 18)]
    [InlineData("NOT (c.n < 5)", 15)]
    [InlineData("c.n < 5 OR c.n > 17", 7)]
    [InlineData("c.n > 5 AND c.n != 7", 13)]
    [InlineData("STARTSWITH(c.id, 'i1')", 11)]
    [InlineData("STARTSWITH(c.id, 'I1', true)", 11)]
    [InlineData("IS_DEFINED(c.missing)", 0)]
    [InlineData("NOT IS_DEFINED(c.missing)", 20)]
    [InlineData("c.missing != 1", 0)]
    [InlineData("IS_NULL(c.text)", 20)]
    [InlineData("c.n = '3'", 0)]
    [InlineData("c[\"n\"] + 1 = 4", 1)]
    [InlineData("c.themes[1] = \"time\"", 10)]
    [InlineData("LOWER(c.id) = @id", 1)]
    public async Task Conditions_mean_what_they_mean_in_the_service(string condition, int count)
    {
        var container = await TwentyAsync("two ranges");
        using var pages = container.GetItemQueryIterator<int>(new QueryDefinition($"SELECT VALUE COUNT(1) FROM c WHERE {condition}").WithParameter("@id", "i3"));
        (await pages.AllAsync()).ShouldBe([count]);
    }

    [Theory, MemberData(nameof(CosmosAccounts.Doubles), MemberType = typeof(CosmosAccounts))]
    public async Task Each_range_is_queried_for_itself(string account)
    {
        var container = await TwentyAsync(account);
        var ranges = await container.GetFeedRangesAsync(Stop);
        ranges.Count.ShouldBe(account.StartsWith("one", StringComparison.Ordinal) ? 1 : 2);
        var found = 0;
        foreach (var range in ranges)
        {
            using var pages = container.GetItemQueryIterator<Note>(range, new QueryDefinition("SELECT * FROM c WHERE ARRAY_CONTAINS(c.themes, @theme)").WithParameter("@theme", "food"), null, new() { MaxItemCount = 5 });
            found += (await pages.AllAsync()).Count;
        }

        found.ShouldBe(20);
    }

    [Theory, MemberData(nameof(CosmosAccounts.Doubles), MemberType = typeof(CosmosAccounts))]
    public async Task A_query_in_linq_is_understood(string account)
    {
        var container = await TwentyAsync(account);
        using var pages = container.GetItemLinqQueryable<Note>(requestOptions: new() { PartitionKey = new("p1") }).Where(note => note.Pk == "p1" && note.N >= 0).ToFeedIterator();
        (await pages.AllAsync()).Count.ShouldBe(7);
    }

    [Theory, MemberData(nameof(CosmosAccounts.Doubles), MemberType = typeof(CosmosAccounts))]
    public async Task A_query_goes_on_from_its_token(string account)
    {
        var container = await TwentyAsync(account);
        (await InStepsAsync(container, "SELECT * FROM c WHERE c.pk = 'p1'", "p1")).Order().ShouldBe(Numbers("p1").Order());
        (await InStepsAsync(container, "SELECT * FROM c", null)).Order().ShouldBe(Numbers().Order());
        foreach (var size in new[] { 3, 8 })
        {
            (await InStepsAsync(container, "SELECT * FROM c ORDER BY c.n DESC", null, size)).ShouldBe(Numbers().OrderDescending());
            (await InStepsAsync(container, "SELECT * FROM c ORDER BY c.pk", null, size)).Order().ShouldBe(Numbers().Order());
            (await InStepsAsync(container, "SELECT * FROM c ORDER BY c.text DESC", null, size)).Order().ShouldBe(Numbers().Order());
        }
    }

    [Theory, MemberData(nameof(CosmosAccounts.Doubles), MemberType = typeof(CosmosAccounts))]
    public async Task Nothing_is_left_out_when_each_page_is_deleted_before_the_next(string account)
    {
        var container = await accounts.ContainerAsync(account).WithAsync(Note.Twenty);
        using var pages = container.GetItemQueryIterator<Note>("SELECT * FROM c", requestOptions: CosmosReading.Options(null, 3));
        while (pages.HasMoreResults)
        {
            foreach (var note in await pages.ReadNextAsync(Stop))
            {
                await container.DeleteItemAsync<Note>(note.Id, note.Key, cancellationToken: Stop);
            }
        }

        accounts[account].Documents(container.Id).ShouldBeEmpty();
    }

    [Fact]
    public async Task Sorting_asks_for_an_index_and_by_several_for_a_composite_one()
    {
        var container = await accounts.ContainerAsync("two ranges", properties =>
        {
            properties.IndexingPolicy = new() { ExcludedPaths = { new() { Path = "/*" } }, IncludedPaths = { new() { Path = "/n/?" }, new() { Path = "/pk/?" } } };
            properties.IndexingPolicy.CompositeIndexes.Add([new() { Path = "/pk", Order = CompositePathSortOrder.Ascending }, new() { Path = "/n", Order = CompositePathSortOrder.Descending }]);
        }).WithAsync(Note.Twenty);
        (await container.QueryAsync<Note>("SELECT * FROM c ORDER BY c.pk, c.n DESC")).Select(note => (note.Pk, note.N)).ShouldBe(Note.Twenty.OrderBy(note => note.Pk).ThenByDescending(note => note.N).Select(note => (note.Pk, note.N)));
        (await container.QueryAsync<Note>("SELECT * FROM c ORDER BY c.pk DESC, c.n")).Count.ShouldBe(20);
        (await container.QueryAsync<Note>("SELECT * FROM c ORDER BY c._ts")).Count.ShouldBe(20);
        await container.QueryAsync<Note>("SELECT * FROM c ORDER BY c.pk, c.n").ShouldFailWithAsync(HttpStatusCode.BadRequest);
        await container.QueryAsync<Note>("SELECT * FROM c ORDER BY c.text").ShouldFailWithAsync(HttpStatusCode.BadRequest);
        await container.QueryAsync<Note>("SELECT * FROM c ORDER BY c.text", "p1").ShouldFailWithAsync(HttpStatusCode.BadRequest);
        await container.QueryAsync<Note>("SELECT * FROM c ORDER BY LOWER(c.pk)").ShouldFailWithAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task An_indexing_policy_without_the_root_is_refused() => await accounts
        .ContainerAsync("two ranges", properties => properties.IndexingPolicy.IncludedPaths.Add(new() { Path = "/n/?" }))
        .ShouldFailWithAsync(HttpStatusCode.BadRequest);

    [Fact]
    public async Task What_is_no_query_is_refused()
    {
        var container = await accounts.ContainerAsync("one range");
        await container.QueryAsync<Note>("SELECT FROM WHERE").ShouldFailWithAsync(HttpStatusCode.BadRequest);
        await container.QueryAsync<Note>("SELECT * FROM c WHERE c.n = 'never closed").ShouldFailWithAsync(HttpStatusCode.BadRequest);
        await container.QueryAsync<Note>("SELECT * FROM c WHERE c.n = @notGiven").ShouldFailWithAsync(HttpStatusCode.BadRequest);
    }

    private static IEnumerable<int> Numbers(string? partition = null) => Note.Twenty.Where(note => partition == null || note.Pk == partition).Select(note => note.N);

    private static async Task<List<int>> InStepsAsync(Container container, string query, string? partition, int size = 3)
    {
        var found = new List<int>();
        string? token = null;
        do
        {
            using var pages = container.GetItemQueryIterator<Note>(new QueryDefinition(query), token, CosmosReading.Options(partition, size));
            var page = await pages.ReadNextAsync(Stop);
            found.AddRange(page.Select(note => note.N));
            token = page.ContinuationToken;
        }
        while (token != null && found.Count <= 20);
        return found;
    }

    private Task<Container> TwentyAsync(string account) => accounts.KeptAsync(account, () => accounts.ContainerAsync(account).WithAsync(Note.Twenty));
}
