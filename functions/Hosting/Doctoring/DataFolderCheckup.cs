using FeedbackPipeline.Securing;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Hosting.Doctoring;

/// <summary>The data folder can be written and only its owner can read it; its keys need a backup of their own.</summary>
internal sealed class DataFolderCheckup(DataFolder folder, KeyRing keys) : ICheckup
{
    public string Name => "data folder";

    public Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        keys.Current(KeyPurpose.Identity);
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(folder.Path) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)) != 0)
        {
            return Task.FromResult(Finding.Wrong($"{folder.Path} can be read by others. Run: chmod 700 on it."));
        }

        return Task.FromResult(Finding.Advice($"{folder.Path} is private. Back up its keys/ apart from feedback.db: without them receipts and people's counts mean nothing."));
    }
}
