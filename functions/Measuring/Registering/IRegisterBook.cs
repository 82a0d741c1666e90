namespace FeedbackPipeline.Measuring.Registering;

/// <summary>The people each place supports, as pseudonyms with their categories and one invitation each. Implemented by the store.</summary>
public interface IRegisterBook
{
    /// <summary>Puts people on the register, changes them, and marks who is gone; and keeps what the register then says about each place. All or nothing.</summary>
    /// <param name="derive">Counts of the whole register → the reference populations to keep.</param>
    Task<RegisterOutcome> UpdateAsync(RegisterUpdate update, Func<IReadOnlyList<RegisterCount>, IReadOnlyList<RegisterReference>> derive, CancellationToken cancellationToken);

    /// <summary>How many people are on the register, and how many of them were heard in the epoch, by place and category. Nobody can be picked out but by being alone in a group.</summary>
    Task<IReadOnlyList<RegisterCount>> CountAsync(int epoch, CancellationToken cancellationToken);

    /// <summary>Since when people who are on the register now have been on it, by place.</summary>
    Task<IReadOnlyList<RegisterAge>> AgesAsync(CancellationToken cancellationToken);

    /// <summary>Makes the cards of a batch: new codes take the place of old ones, in one transaction with the record of the batch.</summary>
    /// <param name="codes">Count token → hash of a new code, for everyone on the register in <see cref="ReprintRequest.Within"/>.</param>
    Task<ReprintOutcome> ReprintAsync(ReprintRequest request, IReadOnlyDictionary<string, string> codes, CancellationToken cancellationToken);
}

/// <summary>One person as the file has them.</summary>
/// <param name="CountToken">One-way; the key it was made of is not kept.</param>
/// <param name="About">Dimension → categories; what is not known is left out.</param>
/// <param name="CodeHash">Of the invitation made for them in case they are new.</param>
public sealed record RegisterPerson(string CountToken, string Place, IReadOnlyDictionary<string, IReadOnlyList<string>> About, string CodeHash);

/// <param name="Within">The places the file speaks for.</param>
/// <param name="Complete">Whoever is on the register within those places and not in the file has left.</param>
public sealed record RegisterUpdate(IReadOnlyList<RegisterPerson> People, IReadOnlyList<string> Within, bool Complete, string Actor);

/// <param name="Invited">Count tokens of those whose new invitation counts: people who are new, or back.</param>
public sealed record RegisterOutcome(IReadOnlySet<string> Invited, int Changed, int Moved, int Left, int People);

/// <summary>People on the register at one place (not below it), with one category, and how many of them were heard.</summary>
/// <param name="Dimension">Empty for the count of all people there.</param>
public sealed record RegisterCount(string Place, string Dimension, string Category, long People, long Heard);

/// <summary>People put on the register of one place (not below it) at one moment, UTC.</summary>
public sealed record RegisterAge(string Place, DateTimeOffset Added, long People);

/// <summary>What the register says about a place and everything below it.</summary>
/// <param name="ForEveryone">The register covers all of the place, so people without an invitation may be compared with it too.</param>
public sealed record RegisterReference(References.ReferencePopulation Population, bool ForEveryone);

/// <param name="Place">Whose cards are printed, with everything below it.</param>
/// <param name="Related">The place, those above and those below: earlier batches of any of them tell about the same people.</param>
public sealed record ReprintRequest(string Place, IReadOnlyList<string> Within, IReadOnlyList<string> Related, int Epoch, string Actor);

/// <param name="Batch">Null where it was refused: the file does not hold exactly the people on the register there.</param>
/// <param name="Invited">Count tokens whose new code counts.</param>
/// <param name="Unknown">People of the file who are not on the register there.</param>
/// <param name="Missing">People on the register there who are not in the file.</param>
public sealed record ReprintOutcome(ReprintBatch? Batch, IReadOnlySet<string> Invited, int Unknown, int Missing);
