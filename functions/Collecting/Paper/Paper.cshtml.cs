using System.Globalization;
using FeedbackPipeline.Collecting.Accepting;
using FeedbackPipeline.Collecting.Surveying;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FeedbackPipeline.Collecting.Paper;

/// <summary>Types in a paper form, or what somebody said or showed without writing.</summary>
[Authorize(Policies.ReadOriginalWords)]
public sealed class PaperModel(AcceptFeedback accept, IPlaceBook places, SurveyCatalogue surveys, Demographics demographics, OrganisationCalendar calendar, IdFactory ids, TimeProvider time) : PageModel
{
    public static IReadOnlyList<(string Code, string Text)> Channels { get; } = [(Code.Of(Channel.Paper), "A paper form"), (Code.Of(Channel.Conversation), "A conversation, signs, or what somebody showed")];

    public static IReadOnlyList<(string Code, string Text)> Helps { get; } =
    [
        (Code.Of(Help.Alone), "The person, alone"),
        (Code.Of(Help.WithHelp), "The person, with help"),
        (Code.Of(Help.StaffPresent), "The person, with staff there"),
        (Code.Of(Help.OnBehalf), "Somebody else, for the person"),
        (Code.Of(Help.Unknown), "I do not know"),
    ];

    [BindProperty]
    public PaperForm Form { get; set; } = new();

    /// <summary>Receipt of what was just kept, to write on the paper.</summary>
    [BindProperty(SupportsGet = true, Name = "kept")]
    public string? Kept { get; set; }

    public Survey Survey { get; } = surveys.Find(SurveyCatalogue.Default)!;

    public IReadOnlyList<Place> Places { get; private set; } = [];

    public IEnumerable<Dimension> Asked => Survey.AboutYou.Select(demographics.Find).OfType<Dimension>();

    /// <summary>What has to be put right, each with the element it leads to.</summary>
    public IReadOnlyList<FieldProblem> Mistakes { get; private set; } = [];

    public string? MistakeAt(string field) => Mistakes.FirstOrDefault(mistake => mistake.Field == field)?.Error;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await ReadPlacesAsync(cancellationToken);
        Form = new() { Key = ids.Next(""), Day = Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Channel = Code.Of(Channel.Paper) };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await ReadPlacesAsync(cancellationToken);
        var (arrival, mistakes) = Check();
        if (arrival is null)
        {
            return Again(mistakes);
        }

        var outcome = await accept.AcceptAsync(Request(), arrival, cancellationToken);
        return outcome switch
        {
            AcceptOutcome.Accepted accepted => Redirect($"/review/paper?kept={accepted.Receipt}"),
            AcceptOutcome.Rejected rejected => Again([.. rejected.Errors.Select(error => new FieldProblem($"{error.Field}: {error.Rule}", FieldOf(error.Field)))]),
            _ => Again([new("This page was sent before with other words. Open it anew, and type them there.", FirstQuestion)]),
        };
    }

    private DateOnly Today => calendar.DayOf(time.GetUtcNow());

    private string FirstQuestion => $"answer-{Survey.Questions[0].Id}";

    private async Task ReadPlacesAsync(CancellationToken cancellationToken)
        => Places = [.. (await places.ReadAsync(cancellationToken)).WithBelow(StaffMember.Of(User).Place)];

    private PageResult Again(IReadOnlyList<FieldProblem> mistakes)
    {
        Mistakes = mistakes;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private (Arrival? Arrival, IReadOnlyList<FieldProblem> Mistakes) Check()
    {
        var mistakes = new List<FieldProblem>();
        if (!Code.TryParse<Channel>(Form.Channel, out var channel) || Channels.All(known => known.Code != Form.Channel))
        {
            mistakes.Add(new("Choose how the words were given.", $"channel-{Channels[0].Code}"));
        }

        if (Places.All(place => place.Id != Form.Place))
        {
            mistakes.Add(new("Choose the service it is about.", "place"));
        }

        var day = ReadGiven.Day(Form.Day, Today);
        if (day is null)
        {
            mistakes.Add(new(ReadGiven.DayRule, "day"));
        }

        if (!Code.TryParse<Help>(Form.Help, out var help))
        {
            mistakes.Add(new("Choose who gave the words.", $"help-{Helps[0].Code}"));
        }

        if (!Form.Answers.Values.Any(VisibleText.Is))
        {
            mistakes.Add(new("Type the words of at least one answer.", FirstQuestion));
        }

        return mistakes.Count > 0 ? (null, mistakes) : (new(channel, WhoSupplied.With(help), AboutClosed: true, Received: day == Today ? null : calendar.StartOf(day!.Value).AddHours(12)), []);
    }

    private new FeedbackRequest Request() => new(
        Survey.Id,
        Answers: Form.Answers.Where(answer => VisibleText.Is(answer.Value)).ToDictionary(answer => answer.Key, answer => answer.Value!.ReplaceLineEndings("\n"), StringComparer.Ordinal),
        Service: Form.Place,
        Help: Form.Help,
        About: ReadGiven.About(Form.About),
        IdempotencyKey: $"{StaffMember.Of(User).Id}:{Form.Key}");

    private string FieldOf(string field)
        => field.Split('.') switch
        {
            ["answers", var question] => $"answer-{question}",
            ["about", var dimension] => $"about-{dimension}",
            ["service"] => "place",
            _ => FirstQuestion,
        };
}
