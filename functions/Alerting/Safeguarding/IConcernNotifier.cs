namespace FeedbackPipeline.Alerting.Safeguarding;

/// <summary>A way to reach the safeguarding lead. A new one is one file and one line of registration.</summary>
public interface IConcernNotifier
{
    /// <summary>Stored beside what was told, so it stays for ever.</summary>
    string Name { get; }

    /// <summary>False while it is not set up: then it is passed over, and what it missed stays untold by it.</summary>
    bool IsReady => true;

    /// <summary>Returns when it is delivered; an exception means "try again later".</summary>
    Task TellAsync(ConcernWords words, CancellationToken cancellationToken);
}

/// <summary>A message to the lead. It holds a place, a level and a time, nothing the person said and nothing about who they are.</summary>
/// <param name="Id">The same for the same message sent again.</param>
/// <param name="Place">Whose leads are told.</param>
/// <param name="Path">The page to open; null for the daily test.</param>
/// <param name="Overdue">Administrators are told too, since the lead may be away.</param>
public sealed record ConcernWords(string Id, string Place, string Heading, IReadOnlyList<string> Paragraphs, string? Path, bool Urgent, bool Overdue);
