using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.Publishing;

namespace FeedbackPipeline.Storing.Cosmos.Measuring;

/// <param name="State">As JSON, so that it is the same to the last bit.</param>
internal sealed record PublicationDocument(string Day, int Epoch, long Sequence, long People, bool Shown, string State) : CosmosDocument
{
    public override string Type => "publication";

    public static PublicationDocument Of(string scope, Publication publication, bool shown)
        => new(LedgerDay.Of(publication.Day), publication.State.Epoch, publication.Sequence, publication.People, shown, publication.State.ToJson())
        {
            Pk = scope,
            Id = $"publication:{LedgerDay.Of(publication.Day)}",
        };

    public Publication ToPublication() => new(LedgerDay.Parse(Day), Sequence, Shown, ScopeState.FromJson(State));
}
