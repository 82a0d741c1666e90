using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace FeedbackPipeline.Reference;

/// <summary>The about-you dimensions and their categories, from <c>Reference/demographics.json</c>, with the version that is stored beside answers.</summary>
public sealed partial class Demographics
{
    private readonly Dictionary<string, Dimension> dimensions;

    public Demographics()
    {
        var file = EmbeddedFile.ReadJson("demographics.json", DemographicsJson.Default.DemographicsFile);
        Version = file.Version;
        All = file.Dimensions;
        dimensions = file.Dimensions.ToDictionary(dimension => dimension.Key, StringComparer.Ordinal);
    }

    public string Version { get; }

    public IReadOnlyList<Dimension> All { get; }

    public Dimension? Find(string key) => dimensions.GetValueOrDefault(key);

    private sealed record DemographicsFile(string Version, string Source, IReadOnlyList<Dimension> Dimensions);

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(DemographicsFile))]
    private sealed partial class DemographicsJson : JsonSerializerContext;
}

/// <summary>One thing asked about a person.</summary>
/// <param name="Multi">Several categories may be chosen; such a dimension is described, never tested.</param>
/// <param name="Pattern">For open code lists (areas): what a value must look like.</param>
public sealed record Dimension(string Key, string Label, bool Core, bool Multi, string? Pattern, IReadOnlyList<Category> Categories)
{
    public bool Accepts(string category)
        => Pattern is null ? Categories.Any(known => known.Key == category) : Regex.IsMatch(category, Pattern, RegexOptions.NonBacktracking);

    /// <summary>The label of a category or, for open code lists, the code itself.</summary>
    public string LabelOf(string category) => Categories.FirstOrDefault(known => known.Key == category)?.Label ?? category;

    /// <summary>The choices offered first: top-level ones, without the roll-ups that only reports use.</summary>
    public IEnumerable<Category> FirstChoices => Categories.Where(category => !category.Rollup && (category.Within is null || Categories.Any(parent => parent.Key == category.Within && parent.Rollup)));

    /// <summary>The finer choices inside <paramref name="category"/>; empty where there are none.</summary>
    public IEnumerable<Category> DetailOf(string category) => Categories.Where(detail => detail.Within == category && !detail.Rollup);
}

/// <param name="Within">The wider category this one rolls up to, or null.</param>
/// <param name="Rollup">Only used in reports and references, never asked.</param>
public sealed record Category(string Key, string Label, string? Within = null, bool Rollup = false, int? OnsCensus2021 = null, string? Nhs2001 = null);
