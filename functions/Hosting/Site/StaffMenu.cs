using FeedbackPipeline.Securing;

namespace FeedbackPipeline.Hosting.Site;

/// <summary>The menu of signed-in staff; each entry shows only to those who may open it.</summary>
public static class StaffMenu
{
    public static IReadOnlyList<(string Href, string Text, string Policy)> Entries { get; } =
    [
        ("/review/feedback", "What people said", Policies.ReadFeedback),
        ("/review/paper", "Paper forms", Policies.ReadOriginalWords),
        ("/review/transcripts", "Recordings", Policies.ReadOriginalWords),
        ("/review/themes", "Themes", Policies.SeeFigures),
        ("/review/coverage", "Who we heard", Policies.SeeFigures),
        ("/review/check", "Check tags", Policies.ReadFeedback),
        ("/review/missing", "Who is missing", Policies.SeeFigures),
        ("/review/alerts", "Alerts", Policies.SeeFigures),
        ("/settings/reference", "Who you support", Policies.Configure),
        ("/review/concerns", "Concerns", Policies.HandleConcerns),
        ("/settings/signals", "Concern words", Policies.SeeSignals),
        ("/settings/themes", "Edit themes", Policies.EditThemes),
    ];
}
