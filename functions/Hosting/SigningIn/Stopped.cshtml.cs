using System.Net.Sockets;
using FeedbackPipeline.Hosting.SigningIn.WorkAccounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FeedbackPipeline.Hosting.SigningIn;

/// <summary>Says in plain words why somebody is not signed in.</summary>
[AllowAnonymous]
public sealed class StoppedModel : PageModel
{
    internal const string Failed = "failed";
    internal const string Away = "away";

    [BindProperty(SupportsGet = true, Name = "why")]
    public string? Why { get; set; }

    public string Reason { get; private set; } = "";

    public string Advice { get; private set; } = "";

    internal static string At(string why) => $"/sign-in/stopped?why={why}";

    internal static string Of(EntryRefusal? refusal) => refusal switch
    {
        EntryRefusal.Removed => "removed",
        EntryRefusal.NoPlace => "no-place",
        _ => "no-role",
    };

    /// <summary>True where the provider could not be reached at all.</summary>
    internal static bool IsAway(Exception? problem)
        => problem is HttpRequestException or SocketException or TaskCanceledException or IOException || (problem?.InnerException is { } inner && IsAway(inner));

    public void OnGet()
    {
        (Response.StatusCode, Reason, Advice) = Why switch
        {
            "no-role" => (StatusCodes.Status403Forbidden, "Your work account has no role here yet.", "Ask the person who runs this site to give you one. Then sign in again."),
            "no-place" => (StatusCodes.Status403Forbidden, "Your work account does not say which place you belong to.", "Ask the person who runs this site to put this right. Then sign in again."),
            "removed" => (StatusCodes.Status403Forbidden, "Your access to this site has ended.", "Ask the person who runs this site if you think that is a mistake."),
            Away => (StatusCodes.Status503ServiceUnavailable, "The sign-in of your work account does not answer.", "Please try again in a few minutes."),
            _ => (StatusCodes.Status200OK, "The sign-in did not finish. It may have taken too long.", "Please try again."),
        };
    }
}
