using FeedbackPipeline.Securing;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Hosting.Doctoring;

/// <summary>The data folder can be written and only its owner can read it.</summary>
internal sealed class DataFolderCheckup(DataFolder folder) : ICheckup
{
    public string Name => "data folder";

    public Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(folder.Path) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)) != 0)
        {
            return Task.FromResult(Finding.Wrong($"{folder.Path} can be read by others. Run: chmod 700 on it."));
        }

        return Task.FromResult(Finding.Fine($"{folder.Path} is private."));
    }
}
