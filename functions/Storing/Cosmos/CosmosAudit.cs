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
    private long last;

    /// <param name="pk">The partition of what it records.</param>
    public AuditEntry Entry(string pk, string actor, string action, string subject, string? detail = null)
    {
        var now = time.GetUtcNow();
        // The moment leads, so that ids sort as entries were made, those of one moment too.
        return new(now, actor, action, subject, detail) { Pk = pk, Id = ids.Next($"audit:{Tick(now):D19}:") };
    }

    private long Tick(DateTimeOffset now)
    {
        while (true)
        {
            var before = Volatile.Read(ref last);
            var next = Math.Max(now.UtcTicks, before + 1);
            if (Interlocked.CompareExchange(ref last, next, before) == before)
            {
                return next;
            }
        }
    }
}
