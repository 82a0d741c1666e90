namespace FeedbackPipeline.Vocabulary;

/// <summary>One thing <c>doctor</c> looks at with a harmless call. Each stage registers its own.</summary>
public interface ICheckup
{
    string Name { get; }

    /// <summary>Says what was found in words an operator understands. What it throws is reported as wrong.</summary>
    Task<Finding> LookAsync(CancellationToken cancellationToken);
}

/// <param name="Says">What was found and, unless all is well, what to do.</param>
public sealed record Finding(FindingState State, string Says)
{
    public static Finding Fine(string says) => new(FindingState.Fine, says);

    public static Finding Advice(string says) => new(FindingState.Advice, says);

    public static Finding Wrong(string says) => new(FindingState.Wrong, says);
}

public enum FindingState
{
    Fine,

    /// <summary>It runs, but someone should look.</summary>
    Advice,

    /// <summary>Something people depend on does not work.</summary>
    Wrong,
}
