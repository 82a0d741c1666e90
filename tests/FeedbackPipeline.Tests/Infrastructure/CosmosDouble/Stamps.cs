using System.Globalization;

namespace FeedbackPipeline.Tests.Infrastructure.CosmosDouble;

/// <summary>Times and ETags for what is written.</summary>
internal sealed class Stamps(Func<TimeProvider> time)
{
    private long etags;

    public long Now => time().GetUtcNow().ToUnixTimeSeconds();

    public string NextETag() => string.Create(CultureInfo.InvariantCulture, $"\"00000000-0000-0000-0000-{++etags:x12}\"");
}
