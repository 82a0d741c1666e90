using System.Globalization;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Tagging.Topics;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Cosmos.Tagging;

/// <summary>
/// Words are counted when somebody asks, not at every tagging: a month's counts are one large document for each place, and writing that for every comment
/// would be the dearest write of all. So a comment keeps its own words, and each change of one puts a small new stamp on its place and month; counts that
/// carry another stamp are not used but made again. The stamp comes after the change, and whoever makes counts reads it before the comments, so counts can
/// carry the stamp only where they know the change.
/// </summary>
internal sealed class CosmosTermBook(CosmosAccount account, OrganisationCalendar calendar, IdFactory ids, TimeProvider time) : ITermBook
{
    /// <summary>After every change of a comment's words; to do it again does no harm.</summary>
    public Task ChangedAsync(string place, DateTimeOffset received, CancellationToken cancellationToken)
    {
        var month = MonthOf(received);
        var stamp = new TermStamp(place, month, ids.Next(""), time.GetUtcNow()) { Pk = TermStamp.PartitionOf(place), Id = TermStamp.IdOf(month) };
        return account.Books.PutAsync(stamp, cancellationToken);
    }

    /// <summary>After a comment was erased: the counts of its month go at once, and whoever asks next makes them without it.</summary>
    public async Task ForgetAsync(string place, DateTimeOffset received, CancellationToken cancellationToken)
    {
        await ChangedAsync(place, received, cancellationToken);
        await account.Books.DeleteAsync(TermStamp.PartitionOf(place), TermsDocument.IdOf(MonthOf(received)), cancellationToken);
    }

    public async Task DropBeforeAsync(string month, CancellationToken cancellationToken)
    {
        var old = await account.Books.QueryAsync<Key>(
            null,
            "SELECT c.pk, c.id FROM c WHERE c.type IN ('terms', 'term-stamp') AND c.at < @month",
            cancellationToken,
            ("@month", FirstMoment(month).ToUnixTimeMilliseconds()));
        foreach (var key in old)
        {
            await account.Books.DeleteAsync(key.Pk, key.Id, cancellationToken);
        }
    }

    /// <param name="month">As <c>2026-11</c>.</param>
    public DateTimeOffset FirstMoment(string month) => calendar.StartOf(DateOnly.ParseExact($"{month}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture));

    public DateTimeOffset MonthOf(DateTimeOffset received) => FirstMoment(calendar.MonthOf(received));

    private sealed record Key(string Pk, string Id);
}
