using System.Globalization;
using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.Projecting;

namespace FeedbackPipeline.Storing.Cosmos.Measuring;

/// <summary>
/// Where a scope stands. Every write to its ledger replaces this in the same batch; so does forgetting, which thereby stops whoever has read what is to be
/// forgotten and not yet written.
/// </summary>
/// <param name="Sequence">Number of the ledger's last observation.</param>
/// <param name="State">As JSON, so that it is the same to the last bit.</param>
/// <param name="Day">The newest day the ledger has.</param>
internal sealed record ScopeDocument(long Sequence, long Version, long Position, string State, string? Day) : CosmosDocument
{
    public const string OnlyId = "scope";

    public override string Type => "scope";

    public static ScopeDocument New(string scope) => new(0, 0, 0, ScopeState.Empty.ToJson(), null) { Pk = scope, Id = OnlyId };

    public ScopeRecord ToRecord() => new(Pk, Version, Position, Sequence, ScopeState.FromJson(State), Day is null ? null : LedgerDay.Parse(Day));
}

/// <summary>Days as they are written: <c>2026-11-02</c>.</summary>
internal static class LedgerDay
{
    public static string Of(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    public static DateOnly Parse(string day) => DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture);
}
