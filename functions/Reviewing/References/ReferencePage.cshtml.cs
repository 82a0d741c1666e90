using System.Globalization;
using FeedbackPipeline.Measuring;
using FeedbackPipeline.Measuring.Reading;
using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Reviewing.Scoping;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Reviewing.References;

/// <summary>
/// What one place is compared with: what is in force, what that can show, its history, and a draft that grows one question at a time. Nothing is compared with a
/// draft; using it makes the next version, for later observations only.
/// </summary>
[Authorize(Policies.Configure)]
public sealed class ReferencePageModel(
    ReadScope scopes,
    IReferenceBook references,
    IReferenceDrafts drafts,
    Foresee foresee,
    AskedDimensions asked,
    Demographics demographics,
    IOptions<MeasuringOptions> options,
    OrganisationCalendar calendar,
    TimeProvider time) : ReviewPage(scopes, calendar)
{
    /// <summary>Shows what was in force at the end of that day.</summary>
    [BindProperty(SupportsGet = true, Name = "on")]
    public string? OnDay { get; set; }

    /// <summary>The question whose counts are being written.</summary>
    [BindProperty(SupportsGet = true, Name = "question")]
    public string? Question { get; set; }

    [BindProperty]
    public ReferenceForm Form { get; set; } = new();

    public List<FieldError> Errors { get; } = [];

    public IReadOnlyList<ReferencePopulation> History { get; private set; } = [];

    public DateOnly? On { get; private set; }

    /// <summary>In force now, or on the day asked for; null: none.</summary>
    public ReferencePopulation? InForce { get; private set; }

    public ReferenceDraft? Draft { get; private set; }

    public IReadOnlyList<Foresight> Foresights { get; private set; } = [];

    public IReadOnlyList<string> Warnings { get; private set; } = [];

    public IReadOnlyList<Dimension> Asked => asked.All;

    public Dimension? Chosen => Question is { } key ? asked.All.FirstOrDefault(dimension => dimension.Key == key) : null;

    public Demographics Words => demographics;

    public async Task<IActionResult> OnGetAsync(string place, CancellationToken cancellationToken)
        => await LoadAsync(place, cancellationToken) ? Page() : NotFound();

    /// <summary>Where the counts come from, and the total: the draft begins.</summary>
    public Task<IActionResult> OnPostStartAsync(string place, CancellationToken cancellationToken)
        => ChangeAsync(
            place,
            () =>
            {
                var total = Form.ReadTotal(Errors);
                return Form.Origin(Today, Errors) is { } origin && Errors.Count == 0 ? Confirmed(Current(origin) with { Origin = origin, Total = total }) : null;
            },
            cancellationToken);

    /// <summary>The counts of one question, or that nobody knows them.</summary>
    public Task<IActionResult> OnPostQuestionAsync(string place, CancellationToken cancellationToken)
        => ChangeAsync(
            place,
            () => Draft is null || Chosen is not { } dimension || NeedsOwnSource() ? null
                : Form.NotKnown == "yes" ? Draft.WithoutKnowing(dimension.Key)
                : Form.ReadCounts(dimension, Draft.Total, Errors) is { } counts && Sound([counts]) ? Draft.With(counts with { Origin = Draft.Origin })
                : null,
            cancellationToken);

    /// <summary>A file instead of fields: the parser of the command <c>reference</c>.</summary>
    public Task<IActionResult> OnPostFileAsync(string place, CancellationToken cancellationToken)
        => ChangeAsync(place, ReadFile, cancellationToken);

    public Task<IActionResult> OnPostPublicAsync(string place, CancellationToken cancellationToken)
        => ChangeAsync(
            place,
            () =>
            {
                var census = PublicReferences.Census();
                var draft = Current(census[0].Origin!);
                return census.Aggregate(draft, (sofar, counts) => sofar.With(counts));
            },
            cancellationToken);

    public async Task<IActionResult> OnPostDropAsync(string place, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(place, cancellationToken))
        {
            return NotFound();
        }

        await drafts.DropAsync(place, Member.Id, cancellationToken);
        return Redirect(Path);
    }

    /// <summary>Makes the draft the next version.</summary>
    public async Task<IActionResult> OnPostUseAsync(string place, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(place, cancellationToken))
        {
            return NotFound();
        }

        if (Draft is not { Dimensions.Count: > 0 } ready)
        {
            Errors.Add(new("Total", "Write the counts of at least one question first."));
            return Again();
        }

        if (!Sound(ready.Dimensions))
        {
            return Again();
        }

        await references.AddAsync(ready.ToReference(place), Member.Id, cancellationToken);
        return Redirect(Path);
    }

    public string Path => $"/settings/reference/{Uri.EscapeDataString(Scope.Chosen.Id)}";

    public string? MistakeAt(string field) => Errors.FirstOrDefault(error => error.Field == field)?.Rule;

    private ReferencePopulation? Newest => History.Count > 0 ? History[^1] : null;

    private DateOnly Today => DateOf(time.GetUtcNow());

    /// <summary>The draft, or a new one that goes on from what is in force.</summary>
    private ReferenceDraft Current(ReferenceOrigin origin) => Draft ?? (History is [.., var newest] ? ReferenceDraft.From(newest) : new(origin, null, [], []));

    /// <summary>With a new day for all own counts, where somebody looked at them and says that they are still right.</summary>
    private ReferenceDraft Confirmed(ReferenceDraft draft)
        => Form.StillRight != "yes" ? draft
            : draft with { Dimensions = [.. draft.Dimensions.Select(counts => counts.Origin is { National: true } ? counts : counts with { Origin = draft.Origin })] };

    /// <summary>Own counts must not go under the name of public ones.</summary>
    private bool NeedsOwnSource()
    {
        if (Draft is { Origin.National: true })
        {
            Errors.Add(new("Source", "First say where your own counts come from, and press “Keep and go on”."));
        }

        return Errors.Count > 0;
    }

    private ReferenceDraft? ReadFile()
    {
        if (Form.Origin(Today, Errors) is not { } origin)
        {
            return null;
        }

        if (Form.File is not { Length: > 0 } file)
        {
            Errors.Add(new("File", "Choose a CSV file with rows: dimension,category,count."));
            return null;
        }

        try
        {
            using var table = CsvTable.Of("The file", file.OpenReadStream());
            var read = ReferenceFile.Read(table, key => demographics.Find(key) is { Multi: true });
            return Sound(read.Dimensions) ? new(origin, read.Total, [.. read.Dimensions.Select(counts => counts with { Origin = origin })], read.NotKnown) : null;
        }
        catch (UnusableFileException problem)
        {
            Errors.Add(new("File", problem.Message));
            return null;
        }
    }

    private bool Sound(IReadOnlyList<ReferenceCounts> counts)
    {
        var problems = CheckReference.Problems(counts, demographics, options.Value.JointGroups);
        Errors.AddRange(problems.Select(problem => new FieldError(Form.File is null ? "NotKnown" : "File", problem)));
        return problems.Count == 0;
    }

    private async Task<IActionResult> ChangeAsync(string place, Func<ReferenceDraft?> change, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(place, cancellationToken))
        {
            return NotFound();
        }

        if (change() is not { } changed)
        {
            return Again();
        }

        await drafts.SaveAsync(place, changed, Member.Id, cancellationToken);
        return Redirect(Path);
    }

    private PageResult Again()
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task<bool> LoadAsync(string place, CancellationToken cancellationToken)
    {
        PlaceId = place;
        if (!await FindScopeAsync(cancellationToken))
        {
            return false;
        }

        On = DateOnly.TryParseExact(OnDay, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        History = await references.HistoryAsync(place, cancellationToken);
        InForce = On is { } then ? History.LastOrDefault(version => DateOf(version.Added) <= then) : Newest;
        Draft = await drafts.FindAsync(place, cancellationToken);
        var shown = Draft?.ToReference(place) ?? (InForce is null ? null : ReferenceDraft.From(InForce).ToReference(place));
        Foresights = shown is null ? [] : await foresee.OfAsync(shown, cancellationToken);
        Warnings = shown is null ? [] : CheckReference.Warnings(shown, Draft is null ? null : Newest, demographics);
        return true;
    }
}
