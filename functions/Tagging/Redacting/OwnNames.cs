using FeedbackPipeline.Securing;

namespace FeedbackPipeline.Tagging.Redacting;

/// <summary>The names an organisation lists itself: those of the settings and those of its file in the data folder, one a line.</summary>
internal static class OwnNames
{
    /// <param name="folder">Null where there is no data folder.</param>
    public static IEnumerable<string> Read(TaggingOptions options, DataFolder? folder)
    {
        var file = folder?.File(options.OwnNames);
        return File.Exists(file) ? options.Names.Concat(File.ReadLines(file)) : options.Names;
    }
}
