using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Collecting.Inviting;

/// <summary>Register invitations by their code. Implemented by the store, which keeps only a hash of each code.</summary>
public interface IInvitationBook
{
    /// <summary>Null where the code is unknown, withdrawn, or its holder has left the register.</summary>
    Task<Invitation?> FindAsync(string code, CancellationToken cancellationToken);
}

/// <summary>What an invitation says about its holder: where they are supported and their categories, never who they are.</summary>
/// <param name="CountToken">One-way token that counts the holder once an epoch, whatever the channel.</param>
public sealed record Invitation(string CountToken, string Place, IReadOnlyList<AboutAnswer> About);
