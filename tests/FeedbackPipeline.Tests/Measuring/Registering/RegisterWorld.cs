using System.Text;
using System.Text.Json;
using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.Projecting;
using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Measuring.Registering;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Tests.Measuring.Projecting;
using FeedbackPipeline.Tests.Measuring.References;

namespace FeedbackPipeline.Tests.Measuring.Registering;

/// <summary>An organisation with a care system whose exports it registers, and people who use their cards.</summary>
internal sealed class RegisterWorld : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private int files;

    public MeasureWorld World { get; } = new();

    public PipelineApp App => World.App;

    /// <summary>Codes by the care system's key, as the newest list of invitations says.</summary>
    public Dictionary<string, string> Codes { get; } = new(StringComparer.Ordinal);

    public string LastCards { get; private set; } = "";

    /// <summary>A row a person: every fifth is 75 or over, the others from 25 to 34; women and men by turns.</summary>
    public static string People(int first, int count, string? place = null)
        => string.Concat(Enumerable.Range(first, count).Select(number => $"K{number},{place},{(number % 5 == 0 ? "75+" : "25-34")},{(number % 2 == 0 ? "woman" : "man")}\n"));

    public async Task<(int Code, string Output, string Errors)> RegisterAsync(string rows, params string[] more)
    {
        var name = $"people-{++files}";
        var file = folder.Write($"{name}.csv", $"key,place,age_band,gender\n{rows}");
        var result = await Verb.RunAsync(RegisterCommand.Create(() => App.Services), ["--file", file, "--date", "2026-03-01", .. more]);
        var list = Path.Combine(Path.GetDirectoryName(file)!, $"{name}.invitations.csv");
        if (File.Exists(list))
        {
            foreach (var fields in (await File.ReadAllLinesAsync(list, Encoding.UTF8, MeasureWorld.Stop)).Skip(1).Select(line => line.Split(',')))
            {
                Codes[fields[0]] = fields[3].Split('/')[^1];
            }
        }

        var cards = Path.Combine(Path.GetDirectoryName(file)!, $"{name}.cards.html");
        LastCards = File.Exists(cards) ? await File.ReadAllTextAsync(cards, MeasureWorld.Stop) : "";
        return result;
    }

    public Task<(int Code, string Output, string Errors)> RunFileAsync(string content, params string[] more)
        => Verb.RunAsync(RegisterCommand.Create(() => App.Services), ["--file", folder.Write($"file-{++files}.csv", content), "--date", "2026-03-01", .. more]);

    /// <summary>A person opens the link of their card on some phone and tells something.</summary>
    public Task SendAsync(string key) => World.SendAsync(null, closed: true, invitation: Codes[key]);

    public async Task CountAsync(params string[] keys)
    {
        foreach (var key in keys)
        {
            await SendAsync(key);
        }

        await App.DrainAsync();
    }

    public async Task<ScopeState> StateAsync(string place = MeasureWorld.Root) => (await World.Scopes.LoadAsync(Scopes.Register(place), MeasureWorld.Stop)).State;

    public async Task<DimensionState> AgesAsync(string place = MeasureWorld.Root) => (await StateAsync(place)).Find("age_band") ?? new("age_band", 0, 0, 0, 0, 0, 0, 0, []);

    public async Task<ReferencePopulation> ReferenceAsync(string place = MeasureWorld.Root)
        => (await App.Get<IReferenceBook>().RegistersAsync(MeasureWorld.Stop)).Single(reference => reference.Place == place);

    public async Task<JsonElement> ApiAsync(string role)
    {
        using var client = await App.WithRolesAsync([role]);
        return JsonSerializer.Deserialize<JsonElement>(await client.GetStringAsync("/api/representation", MeasureWorld.Stop));
    }

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        folder.Dispose();
    }
}
