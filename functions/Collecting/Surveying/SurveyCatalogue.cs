using System.Text.Json;
using System.Text.Json.Serialization;
using FeedbackPipeline.Reference;

namespace FeedbackPipeline.Collecting.Surveying;

/// <summary>The surveys that can be answered, one embedded file each under <c>Reference/surveys</c>.</summary>
public sealed partial class SurveyCatalogue
{
    public const string Default = "default";

    private readonly Dictionary<string, Survey> surveys = EmbeddedFile.List("surveys/")
        .Select(name => EmbeddedFile.ReadJson(name, SurveyJson.Default.Survey))
        .ToDictionary(survey => survey.Id, StringComparer.Ordinal);

    public IReadOnlyCollection<Survey> All => surveys.Values;

    public Survey? Find(string id) => surveys.GetValueOrDefault(id);

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
    [JsonSerializable(typeof(Survey))]
    private sealed partial class SurveyJson : JsonSerializerContext;
}
