using System.Globalization;
using FeedbackPipeline.Tagging.Topics;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Cosmos.Tagging;

/// <summary>
/// Words are counted when somebody asks, not at every tagging: a month's counts are one large document for each place, and writing that for every comment
/// would be the dearest write of all. So a comment keeps its own words, and the projection, which meets every change, gives its place and month a new stamp;
/// counts that carry another stamp are not used but made again. The stamp comes after the change, and whoever makes counts reads it before the comments, so
/// counts can carry the stamp only where they know the change.
/// </summary>
internal sealed class CosmosTermBook(CosmosAccount account, OrganisationCalendar calendar) : ITermBook
{
    /// <summary>After a comment was erased: the counts of its month go at once, and whoever asks next makes them without it.</summary>
    public Task ForgetAsync(string place, DateTimeOffset received, CancellationToken cancellationToken)
        => account.Books.DeleteAsync(TermsDocument.PartitionOf(place), TermsDocument.IdOf(MonthOf(received)), cancellationToken);

    public async Task DropBeforeAsync(string month, CancellationToken cancellationToken)
    {
        var old = await account.Books.QueryAsync<Key>(
            null,
            "SELECT c.pk, c.id FROM c WHERE c.type = 'terms' AND c.at < @month",
            cancellationToken,
            ("@month", FirstMoment(month).ToUnixTimeMilliseconds()));
        foreach (var key in old)
        {
            await account.Books.DeleteAsync(key.Pk, key.Id, cancellationToken);
        }
    }

    /// <param name="month">As <c>2026-11</c>.</param>
    public DateTimeOffset FirstMoment(string month) => calendar.StartOf(DateOnly.ParseExact($"{month}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <returns>As <c>2026-11</c>.</returns>
    public string NameOf(DateTimeOffset moment) => calendar.MonthOf(moment);

    public DateTimeOffset MonthOf(DateTimeOffset received) => FirstMoment(calendar.MonthOf(received));

    private sealed record Key(string Pk, string Id);
}
