using FeedbackPipeline.Securing;

namespace FeedbackPipeline.Storing.Cosmos;

/// <summary>One entry of the audit, written in the batch of what it records. Entries are only ever created.</summary>
/// <param name="Detail">Codes and numbers only; never words.</param>
internal sealed record AuditEntry(DateTimeOffset At, string Actor, string Action, string Subject, string? Detail) : CosmosDocument
{
    public override string Type => "audit";
}

/// <summary>Makes entries of the audit. They are read by subject, in the order they were made.</summary>
internal sealed class CosmosAudit(IdFactory ids, TimeProvider time)
{
    /// <param name="pk">The partition of what it records.</param>
    public AuditEntry Entry(string pk, string actor, string action, string subject, string? detail = null)
    {
        var now = time.GetUtcNow();
        // The moment leads, so that ids sort as entries were made.
        return new(now, actor, action, subject, detail) { Pk = pk, Id = ids.Next($"audit:{now.ToUnixTimeMilliseconds():D15}:") };
    }
}
