using FeedbackPipeline.Tests.Infrastructure.CosmosDouble;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Time.Testing;

namespace FeedbackPipeline.Tests.Storing.Cosmos;

public sealed partial class GatewayTests
{
    [Theory, MemberData(nameof(CosmosAccounts.Doubles), MemberType = typeof(CosmosAccounts))]
    public async Task The_change_feed_tells_all_page_by_page_and_then_only_what_is_new(string account)
    {
        var container = await accounts.ContainerAsync(account).WithAsync(Note.Twenty);
        var (changes, next) = await container.ChangesAsync<Note>(ChangeFeedStartFrom.Beginning());
        changes.Count.ShouldBe(20);
        (await container.ChangesAsync<Note>(ChangeFeedStartFrom.ContinuationToken(next))).Changes.ShouldBeEmpty();
        await container.UpsertItemAsync(One with { Id = "new" }, One.Key, cancellationToken: Stop);
        (await container.ChangesAsync<Note>(ChangeFeedStartFrom.ContinuationToken(next))).Changes.Select(note => note.Id).ShouldBe(["new"]);
    }

    [Theory, MemberData(nameof(CosmosAccounts.Doubles), MemberType = typeof(CosmosAccounts))]
    public async Task Each_range_and_each_partition_has_its_own_feed(string account)
    {
        var container = await accounts.ContainerAsync(account).WithAsync(Note.Twenty);
        var found = 0;
        foreach (var range in await container.GetFeedRangesAsync(Stop))
        {
            found += (await container.ChangesAsync<Note>(ChangeFeedStartFrom.Beginning(range))).Changes.Count;
        }

        found.ShouldBe(20);
        var (changes, next) = await container.ChangesAsync<Note>(ChangeFeedStartFrom.Beginning(FeedRange.FromPartitionKey(One.Key)));
        changes.Select(note => note.Id).ShouldBe(Note.Twenty.Where(note => note.Pk == "p1").Select(note => note.Id));
        await container.UpsertItemAsync(One with { Pk = "p2" }, new PartitionKey("p2"), cancellationToken: Stop);
        (await container.ChangesAsync<Note>(ChangeFeedStartFrom.ContinuationToken(next))).Changes.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(CosmosAccounts.Doubles), MemberType = typeof(CosmosAccounts))]
    public async Task A_feed_from_now_tells_nothing_of_before(string account)
    {
        var container = await accounts.ContainerAsync(account).WithAsync(Note.Twenty);
        var (changes, next) = await container.ChangesAsync<Note>(ChangeFeedStartFrom.Now());
        changes.ShouldBeEmpty();
        await container.UpsertItemAsync(One with { Id = "new" }, One.Key, cancellationToken: Stop);
        (await container.ChangesAsync<Note>(ChangeFeedStartFrom.ContinuationToken(next))).Changes.Select(note => note.Id).ShouldBe(["new"]);
    }

    [Fact]
    public async Task A_feed_from_a_time_tells_nothing_older_then_or_later()
    {
        var time = new FakeTimeProvider(new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero));
        using var gateway = new CosmosGateway(1) { Time = time };
        using var client = CosmosAccounts.Connect(gateway);
        Database database = await client.CreateDatabaseAsync("d", cancellationToken: Stop);
        Container container = await database.CreateContainerAsync("c", "/pk", cancellationToken: Stop);
        await container.CreateItemAsync(One, One.Key, cancellationToken: Stop);
        time.Advance(TimeSpan.FromHours(1));
        var (changes, next) = await container.ChangesAsync<Note>(ChangeFeedStartFrom.Time(time.GetUtcNow().UtcDateTime));
        changes.ShouldBeEmpty();
        await container.CreateItemAsync(One with { Id = "i2" }, One.Key, cancellationToken: Stop);
        (await container.ChangesAsync<Note>(ChangeFeedStartFrom.ContinuationToken(next))).Changes.Select(note => note.Id).ShouldBe(["i2"]);
    }

    [Fact]
    public async Task Versions_in_between_and_deletions_do_not_show()
    {
        var container = await accounts.ContainerAsync("two ranges").WithAsync(One, One with { Id = "gone" }, One with { N = 8 }, One with { N = 9 });
        await container.DeleteItemAsync<Note>("gone", One.Key, cancellationToken: Stop);
        (await container.ChangesAsync<Note>(ChangeFeedStartFrom.Beginning())).Changes.Select(note => (note.Id, note.N)).ShouldBe([("i1", 9)]);
    }

    [Fact]
    public async Task What_a_batch_wrote_is_not_torn_apart_by_the_size_of_a_page()
    {
        var container = await accounts.ContainerAsync("one range");
        var batch = container.CreateTransactionalBatch(One.Key);
        foreach (var place in Enumerable.Range(0, 5))
        {
            batch.CreateItem(One with { Id = $"b{place}" });
        }

        using var done = await batch.ExecuteAsync(Stop);
        await container.CreateItemAsync(One, One.Key, cancellationToken: Stop);
        using var pages = container.GetChangeFeedIterator<Note>(ChangeFeedStartFrom.Beginning(), ChangeFeedMode.LatestVersion, new() { PageSizeHint = 2 });
        (await pages.ReadNextAsync(Stop)).Count.ShouldBe(5);
        (await pages.ReadNextAsync(Stop)).Select(note => note.Id).ShouldBe(["i1"]);
    }

    [Fact]
    public async Task The_change_feed_processor_of_the_sdk_sees_every_document()
    {
        var container = await accounts.ContainerAsync("two ranges").WithAsync(Note.Twenty);
        var leases = await accounts.ContainerAsync("two ranges", properties => properties.PartitionKeyPath = "/id");
        var everything = new TaskCompletionSource();
        var seen = 0;
        var processor = container.GetChangeFeedProcessorBuilder<Note>("p", (IReadOnlyCollection<Note> changes, CancellationToken _) =>
        {
            if (Interlocked.Add(ref seen, changes.Count) == 20)
            {
                everything.SetResult();
            }

            return Task.CompletedTask;
        }).WithInstanceName("i").WithLeaseContainer(leases).WithPollInterval(TimeSpan.FromMilliseconds(100)).WithStartTime(DateTime.MinValue.ToUniversalTime()).Build();
        await processor.StartAsync();
        await everything.Task.WaitAsync(TimeSpan.FromSeconds(30), Stop);
        await processor.StopAsync();
    }
}
