using FeedbackPipeline.Tagging.Screening;
using FeedbackPipeline.Tagging.Screening.Editing;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging.Doctoring;

/// <summary>Which concern list screens, and that the stored one can be read.</summary>
internal sealed class ScreeningCheckup(ISignalBook book) : ICheckup
{
    public string Name => "concern list";

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var newest = await book.HeadAsync(cancellationToken);
        if (newest == 0)
        {
            return Finding.Fine($"{Counted(SignalList.Load())}, as it came with the product.");
        }

        try
        {
            return await book.ReadAsync(newest, cancellationToken) is { } text ? Finding.Fine($"{Counted(SignalList.Read(text))}, read from the store.") : Unreadable(newest, "it is not there");
        }
#pragma warning disable CA1031 // whatever is wrong with the text, it screens nothing
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return Unreadable(newest, problem.Message.Split('\n')[0]);
        }
    }

    private static string Counted(SignalList list) => $"Version {list.Version} with {list.Categories.Sum(kind => kind.Value.Count)} phrases of {list.Categories.Count} kinds";

    private static Finding Unreadable(int version, string problem)
        => Finding.Wrong($"Version {version} of the list in the store cannot be read ({problem}), so new comments are not screened by it. Put back a backup of the store, and have people read what came in since.");
}
