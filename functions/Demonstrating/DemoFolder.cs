using System.Text.Json;
using System.Text.Json.Serialization;
using FeedbackPipeline.Securing;

namespace FeedbackPipeline.Demonstrating;

/// <summary>
/// The data folder of a demo, told apart from a real one by a mark that is written before anything else. Nothing is ever filled into, or cleared out of, a
/// folder without it. The mark stays open while the demo runs, so that no second one works on the same folder.
/// </summary>
internal sealed partial class DemoFolder : IDisposable
{
    public const string DefaultName = "feedback-demo";
    private const string MarkName = "demo.json";
    private static readonly string[] Ours = ["feedback.db", "feedback.db-wal", "feedback.db-shm"];
    private const string Keys = "keys";
    private readonly DataFolder folder;
    private readonly FileStream mark;

    private DemoFolder(DataFolder folder, FileStream mark, Mark? last)
    {
        this.folder = folder;
        this.mark = mark;
        Last = last;
    }

    public string Path => folder.Path;

    /// <summary>What was made here before; null where nothing was, or it was never finished.</summary>
    public Mark? Last { get; }

    /// <exception cref="InvalidDataException">The folder holds something else than a demo.</exception>
    /// <exception cref="IOException">Another demo is running on it.</exception>
    public static DemoFolder Open(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        var marked = System.IO.Path.Combine(full, MarkName);
        if (Directory.Exists(full) && !File.Exists(marked) && Directory.EnumerateFileSystemEntries(full).Any())
        {
            throw new InvalidDataException($"'{full}' is not empty and holds no demo. Made-up feedback is never mixed with other data: choose another folder with --data.");
        }

        var folder = new DataFolder(full);
        var stream = OpenMark(marked);
        return new(folder, stream, Read(stream));
    }

    /// <summary>Removes what an earlier demo left, and only that.</summary>
    public void Clear()
    {
        Write(null);
        foreach (var file in Ours)
        {
            File.Delete(folder.File(file));
        }

        if (Directory.Exists(folder.File(Keys)))
        {
            Directory.Delete(folder.File(Keys), recursive: true);
        }
    }

    /// <summary>Says that the demo is complete.</summary>
    public void Finish(Mark made) => Write(made);

    public void Dispose() => mark.Dispose();

    private static FileStream OpenMark(string path)
    {
        try
        {
            return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken)
        {
            throw new IOException($"Another demo is running on '{path}'. End it first, or choose another folder with --data.", taken);
        }
    }

    private static Mark? Read(FileStream mark)
    {
        try
        {
            return mark.Length == 0 ? null : JsonSerializer.Deserialize(mark, MarkJson.Default.Mark);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Write(Mark? made)
    {
        mark.SetLength(0);
        if (made is not null)
        {
            JsonSerializer.Serialize(mark, made, MarkJson.Default.Mark);
        }

        mark.Flush(flushToDisk: true);
    }

    /// <param name="Today">The day it was made for; its year ends the day before.</param>
    /// <param name="Feedback">How much feedback it was filled with.</param>
    internal sealed record Mark(int Seed, bool Small, DateOnly Today, int Feedback);

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(Mark))]
    private sealed partial class MarkJson : JsonSerializerContext;
}
