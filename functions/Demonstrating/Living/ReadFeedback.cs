using FeedbackPipeline.Reviewing.Reading;

namespace FeedbackPipeline.Demonstrating.Living;

/// <summary>The involvement lead opens what came in and marks it as read, each look on record as on the screen.</summary>
internal sealed class ReadFeedback(IFeedbackList list, IFeedbackFile file)
{
    private const int Page = 50;

    public async Task RunAsync(IReadOnlyList<string> places, CancellationToken cancellationToken)
    {
        var actor = StaffOfDemo.Involvement.Id;
        while (await list.ReadAsync(new(places, Unread: true), null, Page, cancellationToken) is { Items: { Count: > 0 } unread })
        {
            foreach (var feedback in unread)
            {
                await file.OpenAsync(feedback.Id, places, actor, cancellationToken);
                await file.MarkReadAsync(feedback.Id, places, actor, cancellationToken);
            }
        }
    }
}
