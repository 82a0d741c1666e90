using System.Globalization;
using System.Text.Json;
using FeedbackPipeline.Measuring.Projecting;
using FeedbackPipeline.Storing.Cosmos.Projecting;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Cosmos.Measuring;

/// <summary>The feed that measuring reads: feedback and the moves of the register, in the order of their numbers.</summary>
internal sealed class CosmosFeed(CosmosAccount account, CosmosProjector projector, CosmosRegister register)
{
    public async Task<IReadOnlyList<FeedEntry>> ReadAsync(long after, int most, CancellationToken cancellationToken)
    {
        await register.FinishAsync(cancellationToken);
        await projector.CatchUpAsync(cancellationToken);
        var rows = await account.Ledgers.QueryAsync<JsonElement>(
            Projection.Pk,
            $"SELECT TOP {most.ToString(CultureInfo.InvariantCulture)} * FROM c WHERE c.type IN ('entry', 'move') AND c.n > @after ORDER BY c.n",
            cancellationToken,
            ("@after", after));
        IReadOnlyList<CosmosDocument> read = [.. rows.Select(Read)];
        var people = (await register.FindAsync(read.OfType<EntryDocument>().Select(entry => entry.Respondent).OfType<string>(), cancellationToken)).ToDictionary(person => person.Token, StringComparer.Ordinal);
        return [.. read.Select(FeedEntry (row) => row is EntryDocument entry ? Item(entry, people.GetValueOrDefault(entry.Person)) : Move((MoveDocument)row))];
    }

    private static CosmosDocument Read(JsonElement row)
        => row.GetProperty("type").GetString() == "move" ? row.Deserialize<MoveDocument>(CosmosJson.Options)! : row.Deserialize<EntryDocument>(CosmosJson.Options)!;

    private static RegisterMove Move(MoveDocument move) => new(move.N, move.Person, move.From, move.To);

    /// <param name="person">Who said it, if they are on the register now.</param>
    private static FeedItem Item(EntryDocument entry, PersonDocument? person)
    {
        IReadOnlyList<AboutAnswer> about = [.. entry.About.Select(answer => answer.ToAnswer())];
        return new(
            entry.N!.Value,
            entry.Feedback,
            entry.Received,
            entry.Place,
            entry.Help,
            entry.Person,
            entry.Linked,
            person?.Place,
            // Nobody of the register is asked about themselves, so there is nothing to wait for.
            entry.AboutClosed || person is not null,
            // An invitation's answers are kept with the words; other words of the same person get what the register knows.
            entry.Linked || person is null ? about : person.Before(about));
    }
}
