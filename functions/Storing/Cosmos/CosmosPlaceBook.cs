using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Storing.Cosmos;

/// <summary>The place tree, in one document. A new store has the organisation alone.</summary>
internal sealed class CosmosPlaceBook(CosmosAccount account, CosmosAudit audit, IOptions<OrganisationOptions> organisation) : IPlaceBook
{
    private const string Pk = "places";
    private const string Root = "organisation";

    /// <summary>Places change by the operator's commands alone.</summary>
    private const string Operator = "operator";

    public async Task<PlaceTree> ReadAsync(CancellationToken cancellationToken)
        => new((await account.Books.FindAsync<PlacesDocument>(Pk, Pk, cancellationToken))?.Document.Places ?? [New()]);

    public async Task SaveAsync(Place place, CancellationToken cancellationToken)
    {
        while (true)
        {
            var kept = await account.Books.FindAsync<PlacesDocument>(Pk, Pk, cancellationToken);
            IReadOnlyList<Place> places = [.. (kept?.Document.Places ?? [New()]).Where(other => other.Id != place.Id).Append(place).OrderBy(other => other.Id, StringComparer.Ordinal)];
            _ = new PlaceTree(places);
            var saved = await account.Books.Batch(Pk)
                .Replace(new PlacesDocument(places) { Pk = Pk, Id = Pk }, kept?.Etag)
                .Create(audit.Entry(Pk, Operator, "place-saved", place.Id))
                .CommitAsync(cancellationToken);
            if (saved)
            {
                return;
            }
        }
    }

    private Place New() => new(Root, null, PlaceKind.Organisation, organisation.Value.Name);

    private sealed record PlacesDocument(IReadOnlyList<Place> Places) : CosmosDocument
    {
        public override string Type => "places";
    }
}
