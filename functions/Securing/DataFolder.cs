namespace FeedbackPipeline.Securing;

/// <summary>The one folder that holds everything of a standalone installation: database, keys, rejects. Readable by its owner only.</summary>
public sealed class DataFolder
{
    public const string Variable = "FEEDBACK_DATA";
    public const string DefaultName = "feedback-data";

    public DataFolder(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Path);
        }
        else
        {
            Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public string Path { get; }

    public string File(string name) => System.IO.Path.Combine(Path, name);
}
