using FeedbackPipeline.Securing;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Measuring.Registering;

/// <summary>New cards for those not heard yet, printed so that nobody can tell who they are: a sheet for everyone, all alike from outside.</summary>
public sealed class ReprintCards(IRegisterBook book, Pseudonyms pseudonyms, IdFactory ids, OrganisationCalendar calendar, TimeProvider time)
{
    /// <param name="file">Everyone on the register of the place by key, and nobody else: a chosen part of them would answer who was heard.</param>
    public async Task<(ReprintOutcome Outcome, IReadOnlyList<NewInvitation> Sheets)> RunAsync(RegisterFile file, PlaceTree tree, Place place, string actor, CancellationToken cancellationToken)
    {
        var people = file.Rows.ToDictionary(row => pseudonyms.CountToken(row.Key!), row => (Row: row, Code: InvitationCode.From(ids.Next(""))), StringComparer.Ordinal);
        var within = tree.WithBelow(place.Id).Select(below => below.Id).ToList();
        var outcome = await book.ReprintAsync(
            new(place.Id, within, [.. within, .. tree.PathToRoot(place.Id).Select(above => above.Id)], calendar.EpochOf(time.GetUtcNow()), actor),
            people.ToDictionary(pair => pair.Key, pair => pseudonyms.TokenHash(InvitationCode.Purpose, pair.Value.Code), StringComparer.Ordinal),
            cancellationToken);
        return outcome.Batch is null
            ? (outcome, [])
            : (outcome, [.. people.Select(pair => new NewInvitation(pair.Value.Row.Key!, pair.Value.Row.Place, outcome.Invited.Contains(pair.Key) ? pair.Value.Code : ""))]);
    }
}
