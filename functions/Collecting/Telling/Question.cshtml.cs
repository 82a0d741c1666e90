using FeedbackPipeline.Collecting.Drafting;
using FeedbackPipeline.Collecting.Recordings;
using FeedbackPipeline.Collecting.Surveying;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Collecting.Telling;

/// <summary>One question of the survey. Words that were typed are never dropped without asking.</summary>
public sealed class QuestionModel(IDraftBook drafts, SurveyCatalogue surveys, VoiceChannel voice, IOptions<CollectingOptions> options, TimeProvider time) : DraftPage(drafts, surveys, time)
{
    /// <summary>Counts from 1.</summary>
    [BindProperty(SupportsGet = true, Name = "number")]
    public int Number { get; set; }

    [BindProperty(SupportsGet = true, Name = "from")]
    public string? From { get; set; }

    public SurveyQuestion Question { get; private set; } = null!;

    public string Words { get; private set; } = "";

    /// <summary>Skip was pressed although words stand in the box.</summary>
    public bool AsksWhetherToKeep { get; private set; }

    public bool OffersVoice => voice.IsOn;

    public string Back => (From, Number, Draft.Help) switch
    {
        (CheckModel.Name, _, _) => $"{Path}/check",
        (_, > 1, _) => $"{Path}/question/{Number - 1}",
        _ => $"{Path}/who",
    };

    public IActionResult OnGet()
    {
        if (!Choose())
        {
            return NotFound();
        }

        Words = Draft.Answers.GetValueOrDefault(Question.Id) ?? "";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? words, string? go)
    {
        if (!Choose())
        {
            return NotFound();
        }

        Words = Typed(words);
        if (Words.Length > options.Value.MaximumTextLength && go is not QuestionButtons.Drop)
        {
            return Again($"These words are too long. Please take out {Words.Length - options.Value.MaximumTextLength} letters or more.");
        }

        if (go is QuestionButtons.Skip && !string.IsNullOrWhiteSpace(Words))
        {
            AsksWhetherToKeep = true;
            return Page();
        }

        await SaveAsync(WithAnswer(go is QuestionButtons.Skip or QuestionButtons.Drop ? "" : Words, go is not (QuestionButtons.Later or QuestionButtons.Voice)));
        return Redirect(go is QuestionButtons.Later ? $"{Path}/later"
            : go is QuestionButtons.Voice ? $"{Path}/voice?from={Number}"
            : From == CheckModel.Name || Number == Survey.Questions.Count ? $"{Path}/check"
            : $"{Path}/question/{Number + 1}");
    }

    protected override async Task<IActionResult> WithoutDraftAsync()
    {
        var words = HttpMethods.IsPost(Request.Method) && Request.HasFormContentType ? (await Request.ReadFormAsync(HttpContext.RequestAborted))["words"].ToString() : null;
        return Lost(Gone, words);
    }

    private static string Typed(string? words) => (words ?? "").ReplaceLineEndings("\n");

    private bool Choose()
    {
        if (Number < 1 || Number > Survey.Questions.Count)
        {
            return false;
        }

        Question = Survey.Questions[Number - 1];
        return true;
    }

    private Draft WithAnswer(string words, bool done)
    {
        var answers = Draft.Answers.Where(answer => answer.Key != Question.Id).ToDictionary(StringComparer.Ordinal);
        if (!string.IsNullOrWhiteSpace(words))
        {
            answers[Question.Id] = words;
        }

        return Draft with { Answers = answers, Reached = done ? Math.Max(Draft.Reached, Number) : Draft.Reached };
    }
}
