namespace FeedbackPipeline.Hosting;

/// <summary>Reads <c>local.settings.json</c> as the Functions tools do: its <c>Values</c> are settings, <c>__</c> standing for <c>:</c>.</summary>
internal static class LocalSettings
{
    private const string FileName = "local.settings.json";

    public static void AddLocalSettings(this ConfigurationManager configuration)
    {
        var path = Path.GetFullPath(FileName);
        if (!File.Exists(path))
        {
            return;
        }

        var file = new ConfigurationBuilder().AddJsonFile(path).Build();
        var values = file.GetSection("Values").AsEnumerable(makePathsRelative: true)
            .Where(pair => pair.Value is not null)
            .Select(pair => KeyValuePair.Create(pair.Key.Replace("__", ":", StringComparison.Ordinal), pair.Value));
        configuration.Sources.Insert(0, new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource { InitialData = values });
    }
}
