using FeedbackPipeline.Collecting.Drafting;
using FeedbackPipeline.Collecting.Surveying;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Mvc;

namespace FeedbackPipeline.Collecting.Telling;

/// <summary>Asks who is telling us, early and without blame: words given for somebody are never counted as that person's own voice.</summary>
public sealed class WhoModel(IDraftBook drafts, SurveyCatalogue surveys, TimeProvider time) : DraftPage(drafts, surveys, time)
{
    public const string Skip = "skip";

    public static IReadOnlyList<(string Code, string Text)> Choices { get; } =
    [
        (Code.Of(Help.Alone), "Me"),
        (Code.Of(Help.WithHelp), "Me, with help"),
        (Code.Of(Help.OnBehalf), "Someone else, for me"),
        (Code.Of(Help.StaffPresent), "Me. Staff is with me"),
    ];

    /// <summary>True when the person came from the last page to change this.</summary>
    [BindProperty(SupportsGet = true, Name = "from")]
    public string? From { get; set; }

    public static string? TextOf(string? help) => Choices.FirstOrDefault(choice => choice.Code == help).Text;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(string? help, string? go)
    {
        if (go == Skip)
        {
            help = Code.Of(Help.Unknown);
        }
        else if (TextOf(help) is null)
        {
            return Again("Choose one answer. Or choose Skip.");
        }

        await SaveAsync(Draft with { Help = help });
        var onTheirOwn = Code.Parse<Help>(help!) is Help.Alone or Help.Unknown;
        return Redirect((onTheirOwn, From) switch
        {
            (false, _) => $"{Path}/helping?from={(From == CheckModel.Name ? From : "")}",
            (true, CheckModel.Name) => $"{Path}/check",
            _ => $"{Path}/question/1",
        });
    }
}
