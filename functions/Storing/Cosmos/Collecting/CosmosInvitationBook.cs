using FeedbackPipeline.Collecting.Inviting;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Storing.Cosmos.Measuring;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Cosmos.Collecting;

internal sealed class CosmosInvitationBook(CosmosRegister register, Pseudonyms pseudonyms) : IInvitationBook
{
    public async Task<Invitation?> FindAsync(string code, CancellationToken cancellationToken)
    {
        // A code may be typed from a card: small letters, dashes and spaces do not matter.
        var hash = pseudonyms.TokenHash(InvitationCode.Purpose, InvitationCode.Parse(code) ?? code);
        return await register.FindByCodeAsync(hash, cancellationToken) is { } person ? new(person.Token, person.Place, person.Answers()) : null;
    }
}
