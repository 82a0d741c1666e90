using System.Text.Json;
using System.Text.Json.Serialization;

namespace FeedbackPipeline.Reference;

/// <summary>Which questions about people some survey asks, and that have a list of answers: those a reference population should know about.</summary>
public sealed partial class AskedDimensions(Demographics demographics)
{
    public IReadOnlyList<Dimension> All { get; } =
    [
        .. EmbeddedFile.List("surveys/")
            .SelectMany(name => EmbeddedFile.ReadJson(name, AskedJson.Default.AskedBySurvey).AboutYou)
            .Distinct(StringComparer.Ordinal)
            .Select(demographics.Find)
            .OfType<Dimension>()
            .Where(dimension => dimension.Categories.Count > 0),
    ];

    private sealed record AskedBySurvey(IReadOnlyList<string> AboutYou);

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(AskedBySurvey))]
    private sealed partial class AskedJson : JsonSerializerContext;
}
