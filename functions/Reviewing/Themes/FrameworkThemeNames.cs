using FeedbackPipeline.Tagging;
using FeedbackPipeline.Tagging.Theming;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Reviewing.Themes;

/// <summary>The Easy Read names of the framework that new feedback is tagged with, as the organisation has it now.</summary>
internal sealed class FrameworkThemeNames(ThemeFrameworks frameworks, IOptions<TaggingOptions> options) : IThemeNames
{
    public IReadOnlyList<ThemeName> All => Names(Framework?.Themes);

    public IReadOnlyList<ThemeName> Retired => Names(Framework?.Retired);

    private ThemeFramework? Framework => frameworks.Find(options.Value.Framework);

    public string Resolve(string id) => Framework?.Resolve(id) ?? id;

    private static IReadOnlyList<ThemeName> Names(IReadOnlyList<Theme>? themes) => [.. (themes ?? []).Select(theme => new ThemeName(theme.Id, theme.EasyReadName))];
}
