using FeedbackPipeline.Storing.Cosmos;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Storing.Cosmos;

/// <summary>That the list is looked at; what the store asks is looked up in it by every test that runs on Cosmos DB.</summary>
public sealed class AccessPatternsTests
{
    [Fact]
    public async Task A_query_nobody_has_listed_is_not_asked()
    {
        await using var app = new PipelineApp { Store = StoreUnderTest.Of("cosmos") };
        var books = app.Get<CosmosAccount>().Books;

        await books.QueryAsync<object>(null, "SELECT * FROM c WHERE c.type = 'references'", TestContext.Current.CancellationToken);

        await Should.ThrowAsync<InvalidOperationException>(() => books.QueryAsync<object>(null, "SELECT * FROM c WHERE c.type = 'staff'", TestContext.Current.CancellationToken));
        await Should.ThrowAsync<InvalidOperationException>(() => books.QueryAsync<object>("one", "SELECT * FROM c WHERE c.type = 'references'", TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Every_listed_query_is_about_one_kind_of_document_and_a_container_there_is()
    {
        AccessPatterns.Listed.Count.ShouldBeGreaterThan(80);
        AccessPatterns.Listed.ShouldAllBe(pattern => CosmosContainers.All.Any(container => container.Id == pattern.Container) && pattern.Query.ToString().Contains("c\\.type", StringComparison.Ordinal));
        AccessPatterns.Listed.Select(pattern => (pattern.Container, pattern.All, pattern.Query.ToString())).ShouldBeUnique();
    }
}
