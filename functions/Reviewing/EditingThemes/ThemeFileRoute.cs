using System.Text;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Tagging.Theming;
using FeedbackPipeline.Tagging.Theming.Following;

namespace FeedbackPipeline.Reviewing.EditingThemes;

/// <summary><c>GET /settings/themes/file</c>: the themes in use, as the file that can be put back.</summary>
internal static class ThemeFileRoute
{
    public static void MapThemeFile(this IEndpointRouteBuilder routes)
        => routes.MapGet("/settings/themes/file", AnswerAsync).RequireAuthorization(Policies.EditThemes);

    private static async Task<IResult> AnswerAsync(FollowThemes follow, ThemeFrameworks frameworks, CancellationToken cancellationToken)
    {
        await follow.RefreshAsync(cancellationToken);
        var framework = frameworks.Find(follow.Framework)!;
        return Results.File(Encoding.UTF8.GetBytes(FrameworkFile.Write(framework)), "application/json", $"themes-{framework.Id}-{framework.Version}.json");
    }
}
