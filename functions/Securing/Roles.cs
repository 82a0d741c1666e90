namespace FeedbackPipeline.Securing;

/// <summary>What a member of staff may be. A person can hold several, each at a place and everything below it.</summary>
public static class Roles
{
    /// <summary>The involvement team: reads feedback, corrects tags, publishes what changed.</summary>
    public const string Reviewer = "reviewer";

    /// <summary>Sees themes, who is missing and alerts; small numbers are protected; never reads words as given.</summary>
    public const string Manager = "manager";

    /// <summary>Reads concerns with the words as given, and decides them.</summary>
    public const string Safeguarding = "safeguarding";

    /// <summary>Places, references, staff, settings; no words.</summary>
    public const string Administrator = "administrator";

    public static IReadOnlyList<string> All { get; } = [Reviewer, Manager, Safeguarding, Administrator];
}

/// <summary>What a route asks for; each names the roles that may.</summary>
public static class Policies
{
    /// <summary>Redacted comments, one by one.</summary>
    public const string ReadFeedback = nameof(ReadFeedback);

    /// <summary>Words as they were given.</summary>
    public const string ReadOriginalWords = nameof(ReadOriginalWords);

    /// <summary>Counts, charts, alerts.</summary>
    public const string SeeFigures = nameof(SeeFigures);

    public const string HandleAlerts = nameof(HandleAlerts);
    public const string HandleConcerns = nameof(HandleConcerns);
    public const string Configure = nameof(Configure);

    /// <summary>What themes there are, for the whole organisation.</summary>
    public const string EditThemes = nameof(EditThemes);

    /// <summary>The words that raise a concern.</summary>
    public const string SeeSignals = nameof(SeeSignals);

    public static IReadOnlyDictionary<string, string[]> Allowed { get; } = new Dictionary<string, string[]>
    {
        [ReadFeedback] = [Roles.Reviewer, Roles.Safeguarding],
        [ReadOriginalWords] = [Roles.Reviewer, Roles.Safeguarding],
        [SeeFigures] = [Roles.Reviewer, Roles.Manager, Roles.Safeguarding, Roles.Administrator],
        [HandleAlerts] = [Roles.Reviewer, Roles.Manager],
        [HandleConcerns] = [Roles.Safeguarding],
        [SeeSignals] = [Roles.Safeguarding, Roles.Administrator],
        [Configure] = [Roles.Administrator],
        [EditThemes] = [Roles.Reviewer, Roles.Administrator],
    };

    /// <summary>Roles that see exact small numbers; everyone else sees them protected.</summary>
    public static IReadOnlyList<string> CoreTeam { get; } = [Roles.Reviewer, Roles.Safeguarding];
}
