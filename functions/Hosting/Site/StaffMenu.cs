using FeedbackPipeline.Securing;

namespace FeedbackPipeline.Hosting.Site;

/// <summary>The menu of signed-in staff; each entry shows only to those who may open it.</summary>
public static class StaffMenu
{
    public static IReadOnlyList<(string Href, string Text, string Policy)> Entries { get; } =
    [
        ("/review/feedback", "What people said", Policies.ReadFeedback),
        ("/review/themes", "Themes", Policies.SeeFigures),
        ("/review/coverage", "Who we heard", Policies.SeeFigures),
        ("/review/missing", "Who is missing", Policies.SeeFigures),
        ("/review/alerts", "Alerts", Policies.SeeFigures),
        ("/review/concerns", "Concerns", Policies.HandleConcerns),
    ];
}
