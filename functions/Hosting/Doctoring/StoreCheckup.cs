using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Hosting.Doctoring;

/// <summary>The store opens and knows its places.</summary>
internal sealed class StoreCheckup(IPlaceBook places) : ICheckup
{
    public string Name => "store";

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
        => Finding.Fine($"It opens and holds {(await places.ReadAsync(cancellationToken)).All.Count()} places.");
}
