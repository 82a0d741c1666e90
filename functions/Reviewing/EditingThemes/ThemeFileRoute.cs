using System.Text;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Tagging.Theming;
using FeedbackPipeline.Tagging.Theming.Editing;
using FeedbackPipeline.Tagging.Theming.Following;

namespace FeedbackPipeline.Reviewing.EditingThemes;

/// <summary><c>GET /settings/themes/file</c>: the themes in use, or those of <c>?number=</c>, as the file that can be put back.</summary>
internal static class ThemeFileRoute
{
    public static void MapThemeFile(this IEndpointRouteBuilder routes)
        => routes.MapGet("/settings/themes/file", AnswerAsync).RequireAuthorization(Policies.EditThemes);

    private static async Task<IResult> AnswerAsync(FollowThemes follow, ThemeFrameworks frameworks, IFrameworkBook book, int? number, CancellationToken cancellationToken)
    {
        if (number is not (null or 0))
        {
            return await book.ReadAsync(follow.Framework, number.Value, cancellationToken) is { } text ? File(text, follow.Framework, number.Value) : Results.NotFound();
        }

        await follow.RefreshAsync(cancellationToken);
        var framework = number is null ? frameworks.Find(follow.Framework)! : frameworks.Shipped(follow.Framework)!;
        return File(FrameworkFile.Write(framework), framework.Id, framework.Version);
    }

    private static IResult File(string text, string framework, int version)
        => Results.File(Encoding.UTF8.GetBytes(text), "application/json", FormattableString.Invariant($"themes-{framework}-{version}.json"));
}
