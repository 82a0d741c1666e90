using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace FeedbackPipeline.Reference;

/// <summary>Reference data shipped inside the assembly, named by its path below <c>functions/Reference</c>.</summary>
public static class EmbeddedFile
{
    private static readonly System.Reflection.Assembly Assembly = typeof(EmbeddedFile).Assembly;

    /// <summary>Names that begin with <paramref name="prefix"/>, in ordinal order.</summary>
    public static IEnumerable<string> List(string prefix)
        => Assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    /// <exception cref="FileNotFoundException">No such file was embedded.</exception>
    public static Stream Open(string name)
        => Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException($"'{name}' is not embedded in the executable.", name);

    public static string ReadText(string name)
    {
        using var reader = new StreamReader(Open(name));
        return reader.ReadToEnd();
    }

    public static T ReadJson<T>(string name, JsonTypeInfo<T> type)
    {
        using var stream = Open(name);
        return JsonSerializer.Deserialize(stream, type) ?? throw new InvalidDataException($"'{name}' holds no value.");
    }
}
