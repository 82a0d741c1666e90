using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Measuring.Registering;

/// <summary>A read file → the register, invitations for those who are new, and what the places are compared with.</summary>
public sealed class KeepRegister(IRegisterBook book, IReferenceBook references, Demographics demographics, Pseudonyms pseudonyms, IdFactory ids, IOptions<MeasuringOptions> options)
{
    /// <param name="place">The place the file is about.</param>
    /// <param name="complete">Who is not in the file has left.</param>
    public async Task<(RegisterOutcome Outcome, IReadOnlyList<NewInvitation> Invitations)> KeepAsync(
        RegisterFile file,
        PlaceTree tree,
        Place place,
        string source,
        DateOnly date,
        bool complete,
        string actor,
        CancellationToken cancellationToken)
    {
        var made = file.Rows.ToDictionary(row => row.Key is { } key ? pseudonyms.CountToken(key) : ids.Next("p_"), row => (Row: row, Code: InvitationCode.From(ids.Next(""))), StringComparer.Ordinal);
        var people = made.Select(pair => new RegisterPerson(pair.Key, pair.Value.Row.Place, pair.Value.Row.About, pseudonyms.TokenHash(InvitationCode.Purpose, pair.Value.Code))).ToList();
        var outcome = await book.UpdateAsync(
            new(people, [.. tree.WithBelow(place.Id).Select(below => below.Id)], complete, actor),
            counts => DeriveReferences.Of(counts, tree, tree.Root.Id, source, date, demographics, options.Value.Alpha),
            cancellationToken);
        return (outcome, [.. made.Where(pair => outcome.Invited.Contains(pair.Key)).Select(pair => new NewInvitation(pair.Value.Row.Key ?? "", pair.Value.Row.Place, pair.Value.Code))]);
    }

    /// <summary>Counts the rows and keeps nothing else: a reference for the place and those below it that rows name.</summary>
    /// <returns>The places it says something about.</returns>
    public async Task<IReadOnlyList<string>> CountOnlyAsync(RegisterFile file, PlaceTree tree, Place place, string source, DateOnly date, string actor, CancellationToken cancellationToken)
    {
        var counts = file.Rows.SelectMany(row => row.About.SelectMany(pair => pair.Value.Select(category => (row.Place, Dimension: pair.Key, Category: category))))
            .GroupBy(known => known)
            .Select(same => new RegisterCount(same.Key.Place, same.Key.Dimension, same.Key.Category, same.Count(), 0))
            .ToList();
        var derived = DeriveReferences.Of(counts, tree, place.Id, source, date, demographics, options.Value.Alpha);
        foreach (var (population, _) in derived)
        {
            await references.AddAsync(population.Place, source, date, population.Dimensions, actor, cancellationToken);
        }

        return [.. derived.Select(reference => reference.Population.Place)];
    }
}

/// <summary>A card to hand over. The code exists here and on the card; the store keeps its hash.</summary>
/// <param name="Key">The care system's key, for whoever hands the card over.</param>
/// <param name="Code">Empty on a sheet that only thanks.</param>
public sealed record NewInvitation(string Key, string Place, string Code);
