namespace FeedbackPipeline.Reviewing.Themes;

/// <summary>Stands in where no framework has given names: themes are called by their ids.</summary>
internal sealed class ThemeIdsAsNames : IThemeNames
{
    public IReadOnlyList<ThemeName> All => [];
}
