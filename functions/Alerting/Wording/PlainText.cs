namespace FeedbackPipeline.Alerting.Wording;

/// <summary>An alert as plain text, for messages. Lines end in a line feed.</summary>
public static class PlainText
{
    public static string Of(AlertReport report)
    {
        var advice = report.Alert.GapPersists && report.Text.Advice.Count > 0 ? [$"You could: {string.Join("; ", report.Text.Advice)}."] : Array.Empty<string>();
        return string.Join('\n', [report.Heading, "", .. report.Text.Paragraphs, .. advice, report.Standing]);
    }
}
