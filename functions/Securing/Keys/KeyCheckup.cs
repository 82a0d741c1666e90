using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Securing.Keys;

/// <summary>Where the keys come from, and that each can be read. Keys in files need a backup of their own.</summary>
internal sealed class KeyCheckup(KeyRing keys) : ICheckup
{
    public string Name => "keys";

    public Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var purposes = Enum.GetValues<KeyPurpose>();
        var newest = string.Join(", ", purposes.Select(purpose => $"{purpose} {keys.Current(purpose).Version}"));
        var inFiles = purposes.Where(purpose => !keys.IsFromSettings(purpose)).ToList();
        return Task.FromResult(inFiles.Count == 0
            ? Finding.Fine($"From settings, newest versions {newest}. Keep a copy that nobody can delete: without them receipts and people's counts mean nothing.")
            : Finding.Advice($"{(inFiles.Count == purposes.Length ? "All" : string.Join(", ", inFiles))} in files under keys/, newest versions {newest}. Back up keys/ apart from the data: without them receipts and people's counts mean nothing."));
    }
}
