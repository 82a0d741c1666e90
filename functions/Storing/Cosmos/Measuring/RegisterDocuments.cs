using System.Text.Json;
using FeedbackPipeline.Measuring.Registering;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Cosmos.Measuring;

/// <summary>The one partition of the container <c>books</c> with everybody on the register.</summary>
internal static class RegisterPartition
{
    public const string Pk = "register";
}

/// <summary>One person of the register, also after they have left: then without what was known about them.</summary>
/// <param name="Token">One-way count token.</param>
/// <param name="About">Dimension → categories.</param>
/// <param name="Code">Hash of the invitation that counts; null: none does.</param>
internal sealed record PersonDocument(string Token, string Place, IReadOnlyDictionary<string, IReadOnlyList<string>> About, DateTimeOffset Added, DateTimeOffset? Left, string? Code) : CosmosDocument
{
    public override string Type => "person";

    public static string IdOf(string token) => $"person:{CosmosId.Of(token)}";

    /// <summary>The register's answers, by dimension.</summary>
    public IReadOnlyList<AboutAnswer> Answers()
        => [.. About.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => pair.Value.Select(category => new AboutAnswer(pair.Key, category, null, SuppliedBy.Register)))];

    /// <summary>The register's answers, and of <paramref name="given"/> those about what it does not know.</summary>
    public IReadOnlyList<AboutAnswer> Before(IReadOnlyList<AboutAnswer> given) => [.. Answers(), .. given.Where(answer => !About.ContainsKey(answer.Dimension))];

    public bool KnowsTheSame(RegisterPerson person) => Written(About) == Written(person.About);

    private static string Written(IReadOnlyDictionary<string, IReadOnlyList<string>> about) => JsonSerializer.Serialize(about.OrderBy(pair => pair.Key, StringComparer.Ordinal), CosmosJson.Options);
}

/// <summary>Stands before the register: every change of it replaces this. An update that has been decided is here until it is written to the end.</summary>
/// <param name="Version">Goes up with each update.</param>
/// <param name="Update">The update under way; null: none is.</param>
/// <param name="Done">How many of its parts are written.</param>
internal sealed record RegisterHead(long Version, string? Update = null, int Parts = 0, int Done = 0) : CosmosDocument
{
    public const string OnlyId = "head";

    public override string Type => "register-head";

    public static RegisterHead New { get; } = new(0) { Pk = RegisterPartition.Pk, Id = OnlyId };
}

/// <summary>Some people of an update as they become, and their moves. Written before the update counts as decided.</summary>
/// <param name="Version">Of the register it was worked from: once that has gone on, an update that is not decided never will be.</param>
internal sealed record UpdatePart(long Version, IReadOnlyList<PersonDocument> People, IReadOnlyList<PersonMove> Moves) : CosmosDocument
{
    public override string Type => "register-part";

    public static string IdOf(string update, int number) => $"part:{update}:{number:D6}";
}

internal sealed record PersonMove(string Person, string? From, string? To);

/// <summary>What an update writes when everybody is done.</summary>
internal sealed record UpdateEnd(long Version, DateTimeOffset At, string Actor, IReadOnlyList<RegisterReference> References, AuditEntry Entry, ReprintDocument? Reprint) : CosmosDocument
{
    public override string Type => "register-end";

    public static string IdOf(string update) => $"part:{update}:end";
}

/// <summary>A batch of new cards. It does not say for whom.</summary>
/// <param name="N">In the order they were printed.</param>
internal sealed record ReprintDocument(long N, string Place, int Epoch, DateTimeOffset At, long Heard, bool Everyone) : CosmosDocument
{
    public override string Type => "reprint";
}
