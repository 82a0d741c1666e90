using FeedbackPipeline.Tagging;
using FeedbackPipeline.Tagging.Theming;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Reviewing.Themes;

/// <summary>The Easy Read names of the framework that new feedback is tagged with.</summary>
internal sealed class FrameworkThemeNames(ThemeFrameworks frameworks, IOptions<TaggingOptions> options) : IThemeNames
{
    public IReadOnlyList<ThemeName> All { get; } = [.. frameworks.Find(options.Value.Framework)?.Themes.Select(theme => new ThemeName(theme.Id, theme.EasyReadName)) ?? []];
}
