using FeedbackPipeline.Tagging.Learning;

namespace FeedbackPipeline.Storing.Cosmos.Tagging;

/// <summary>The one partition of <c>books</c> with all that says how comments are tagged, since each change of it asks in the same batch for comments to be read again.</summary>
internal static class TaggingBook
{
    public const string Pk = "tagging";
}

/// <summary>What is newest of one theme framework.</summary>
/// <param name="Version">The organisation's version; 0: none.</param>
/// <param name="Model">The number of the model in use; 0: none.</param>
/// <param name="LastModel">The number of the model that was kept last, whether it is in use or gone.</param>
/// <param name="Learned">What that was learned from.</param>
/// <param name="Key">Of the request that kept it.</param>
internal sealed record FrameworkHead(string Framework, int Version = 0, long Model = 0, long LastModel = 0, LearnedFrom? Learned = null, string? Key = null) : CosmosDocument
{
    public override string Type => "framework-head";

    public static string IdOf(string framework) => $"framework:{framework}";

    public static FrameworkHead Of(string framework) => new(framework) { Pk = TaggingBook.Pk, Id = IdOf(framework) };
}

/// <param name="N">The version.</param>
/// <param name="Key">Of the request that kept it.</param>
internal sealed record FrameworkVersionDocument(string Framework, int N, string Body, DateTimeOffset At, string Actor, string Change, string Subject, string Key) : CosmosDocument
{
    public override string Type => "framework-version";

    /// <summary>The names and the reason are missing where it was kept before the history had them.</summary>
    public string? Name { get; init; }

    public string? Other { get; init; }

    public string? Reason { get; init; }

    public static string IdOf(string framework, int version) => FormattableString.Invariant($"framework:{framework}:{version}");
}

internal sealed record ModelDocument(string Framework, long N, byte[] Body) : CosmosDocument
{
    public override string Type => "model";

    public static string IdOf(string framework, long number) => FormattableString.Invariant($"model:{framework}:{number}");
}

/// <param name="N">The version.</param>
/// <param name="Key">Of the request that kept it.</param>
internal sealed record SignalVersionDocument(int N, string Body, DateTimeOffset At, string Actor, string Change, string Kind, string Detail, string Reason, string Key) : CosmosDocument
{
    public override string Type => "signal-version";

    public static string IdOf(int version) => FormattableString.Invariant($"signals:{version}");
}

internal sealed record SignalHead(int Version) : CosmosDocument
{
    public const string HeadId = "signals";

    public override string Type => "signal-head";
}

/// <summary>Requests to read comments again. All that is open is done together, so the newest stands for all.</summary>
/// <param name="Number">Of the newest request.</param>
/// <param name="Done">The newest request that is done.</param>
internal sealed record RetaggingDocument(long Number, DateTimeOffset Asked, string AskedBy, long Done = 0, DateTimeOffset? Finished = null) : CosmosDocument
{
    public const string TheId = "retagging";

    public override string Type => "retagging";

    public bool Open => Number > Done;

    public static RetaggingDocument Ask(RetaggingDocument? before, DateTimeOffset now, string actor)
        => (before ?? new(0, now, actor) { Pk = TaggingBook.Pk, Id = TheId }) with { Number = (before?.Number ?? 0) + 1, Asked = now, AskedBy = actor };

    public RetaggingDocument Finish(long number, DateTimeOffset now)
        => number > Done && Open ? this with { Done = Math.Min(number, Number), Finished = now } : this;
}
