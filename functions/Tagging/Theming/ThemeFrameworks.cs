using System.Collections.Concurrent;
using System.Collections.Frozen;
using FeedbackPipeline.Reference;

namespace FeedbackPipeline.Tagging.Theming;

/// <summary>The theme frameworks that can be chosen: one embedded file each under <c>Reference/frameworks</c>, or what the organisation made of it.</summary>
public sealed class ThemeFrameworks
{
    private readonly FrozenDictionary<string, ThemeFramework> shipped = EmbeddedFile.List("frameworks/")
        .Select(name => EmbeddedFile.ReadJson(name, FrameworkFile.Json))
        .ToFrozenDictionary(framework => framework.Id, StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, ThemeFramework> own = new(StringComparer.Ordinal);

    public IReadOnlyCollection<ThemeFramework> All => [.. shipped.Keys.Select(id => Find(id)!)];

    /// <summary>What is in use: the organisation's own version, or the file that came with the product.</summary>
    public ThemeFramework? Find(string id) => own.GetValueOrDefault(id) ?? shipped.GetValueOrDefault(id);

    /// <summary>The file that came with the product, whatever was made of it.</summary>
    public ThemeFramework? Shipped(string id) => shipped.GetValueOrDefault(id);

    /// <summary>From now on this version is found.</summary>
    public void Use(ThemeFramework framework) => own[framework.Id] = framework;
}
