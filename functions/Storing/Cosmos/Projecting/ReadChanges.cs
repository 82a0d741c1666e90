using System.Net;
using System.Text.Json;
using Microsoft.Azure.Cosmos;

namespace FeedbackPipeline.Storing.Cosmos.Projecting;

/// <summary>Reads what changed in the container of feedback: the latest versions, a page at a time.</summary>
internal sealed class ReadChanges(CosmosAccount account)
{
    private const int PageSize = 40;

    public Task<IReadOnlyList<string>> RangesAsync(CancellationToken cancellationToken)
        => account.Items.SendAsync<IReadOnlyList<string>>(
            async token => [.. (await (await account.Items.ContainerAsync(token)).GetFeedRangesAsync(token)).Select(range => range.ToJsonString())],
            cancellationToken);

    /// <returns>Null where nothing has changed since.</returns>
    public Task<ChangedPage?> NextAsync(RangeCheckpoint range, CancellationToken cancellationToken)
        => account.Items.SendAsync<ChangedPage?>(
            async token =>
            {
                var start = range.Continuation is { } continuation ? ChangeFeedStartFrom.ContinuationToken(continuation) : ChangeFeedStartFrom.Beginning(FeedRange.FromJsonString(range.Range));
                using var pages = (await account.Items.ContainerAsync(token)).GetChangeFeedIterator<JsonElement>(start, ChangeFeedMode.LatestVersion, new() { PageSizeHint = PageSize });
                var page = await pages.ReadNextAsync(token);
                return page.StatusCode == HttpStatusCode.NotModified ? null : new(page.ContinuationToken, [.. page.Where(IsFeedback).Select(Read)]);
            },
            cancellationToken);

    /// <summary>The audit and messages on their way are in the same partitions.</summary>
    private static bool IsFeedback(JsonElement document)
        => document.TryGetProperty("type", out var type) && type.GetString() is "feedback" or "tombstone";

    private static FeedbackDocument Read(JsonElement document) => document.Deserialize<FeedbackDocument>(CosmosJson.Options)!;
}

/// <param name="Continuation">Where the next page begins.</param>
internal sealed record ChangedPage(string Continuation, IReadOnlyList<FeedbackDocument> Feedback);
