namespace FeedbackPipeline.Vocabulary.Rows;

/// <summary>What is read must not be written over, however the two paths are spelled.</summary>
public static class SeparateFiles
{
    private static readonly StringComparison Spelling = OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>What is wrong where a file that is written is one that is read; null where they are all different.</summary>
    /// <param name="read">Option and path of each file that is read; the same for <paramref name="written"/>.</param>
    public static string? Problem(IEnumerable<(string Option, string Path)> read, params IEnumerable<(string Option, string Path)> written)
    {
        var sources = read.Select(source => (source.Option, Path: Real(source.Path))).ToList();
        return written.Select(target => (target.Option, Twin: sources.FirstOrDefault(source => string.Equals(source.Path, Real(target.Path), Spelling)).Option))
            .Where(pair => pair.Twin is not null)
            .Select(pair => $"{pair.Option}: must be another file than {pair.Twin}, which would be lost. Nothing was written.")
            .FirstOrDefault();
    }

    /// <summary>The full path with every symbolic link on the way followed.</summary>
    private static string Real(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetDirectoryName(full) is not { } above)
        {
            return full;
        }

        var here = Path.Combine(Real(above), Path.GetFileName(full));
        FileSystemInfo entry = Directory.Exists(here) ? new DirectoryInfo(here) : new FileInfo(here);
        return entry.LinkTarget is not null && entry.ResolveLinkTarget(returnFinalTarget: true) is { } target ? Real(target.FullName) : here;
    }
}
