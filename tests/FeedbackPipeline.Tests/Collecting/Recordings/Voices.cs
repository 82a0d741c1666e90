using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using FeedbackPipeline.Collecting.Recordings;
using FeedbackPipeline.Collecting.Transcribing;
using FeedbackPipeline.Collecting.Transcripts;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Storing.Exporting;
using FeedbackPipeline.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace FeedbackPipeline.Tests.Collecting.Recordings;

/// <summary>People who talk instead of writing.</summary>
internal static class Voices
{
    public const string Key = "a-key-of-the-telephone-service";
    public static readonly (string, string)[] Open = [("Recordings:InboundKey", Key)];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>What a browser records, as far as anybody looks: the header of a WebM file, and something that is found nowhere else.</summary>
    public static byte[] WebM(string mark = "the sound of a voice") => [0x1A, 0x45, 0xDF, 0xA3, .. "\x42\x82\x84webm"u8, .. Encoding.UTF8.GetBytes(mark)];

    /// <summary>Leaves a recording as a telephone service does.</summary>
    public static async Task<HttpResponseMessage> CallAsync(PipelineApp app, byte[]? sound, params (string Name, string Value)[] fields)
    {
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            content.Add(new StringContent(value), name);
        }

        if (sound is not null)
        {
            content.Add(new ByteArrayContent(sound), "audio", "voicemail.mp3");
        }

        var caller = app.Anyone();
        caller.DefaultRequestHeaders.Authorization = new("Bearer", Key);
        return await caller.PostAsync(new Uri("/api/inbound/audio", UriKind.Relative), content, Stop);
    }

    /// <summary>The id and receipt of a recording left by telephone.</summary>
    public static async Task<(string Id, string Receipt)> LeftAsync(PipelineApp app, byte[]? sound = null, params (string Name, string Value)[] fields)
    {
        var answer = await CallAsync(app, sound ?? WebM(), fields);
        var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop)).RootElement;
        return (body.GetProperty("id").GetString()!, body.GetProperty("receipt").GetString()!);
    }

    /// <summary>Sends the form with the file that stands on a page.</summary>
    public static async Task<HttpResponseMessage> UploadAsync(HttpClient browser, IHtmlDocument page, string address, byte[]? sound, string go = "next")
    {
        using var content = new MultipartFormDataContent();
        foreach (var hidden in page.QuerySelectorAll("form[enctype] input[type=hidden]"))
        {
            content.Add(new StringContent(hidden.GetAttribute("value") ?? ""), hidden.GetAttribute("name")!);
        }

        content.Add(new StringContent(go), "go");
        if (sound is not null)
        {
            content.Add(new ByteArrayContent(sound) { Headers = { ContentType = new MediaTypeHeaderValue("text/plain") } }, "recording", "anything.txt");
        }

        return await browser.PostAsync(new Uri(address, UriKind.Relative), content, Stop);
    }

    /// <summary>Brings a transcript made elsewhere; its address.</summary>
    public static async Task<string> BroughtAsync(HttpClient staff, string words)
    {
        var page = await staff.PageAsync("/review/transcripts");
        using var content = new MultipartFormDataContent
        {
            { new StringContent(page.QuerySelector("input[name='Form.Key']")!.GetAttribute("value")!), "Form.Key" },
            { new StringContent("organisation"), "Form.Place" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(words)), "Form.File", "talk.txt" },
        };
        foreach (var token in page.QuerySelectorAll("input[name='__RequestVerificationToken']").Take(1))
        {
            content.Add(new StringContent(token.GetAttribute("value")!), "__RequestVerificationToken");
        }

        return (await staff.PostAsync(new Uri("/review/transcripts", UriKind.Relative), content, Stop)).Headers.Location!.OriginalString;
    }

    public static Task<OpenedRecording?> OpenedAsync(this PipelineApp app, string id)
        => app.Get<IRecordingBook>().OpenAsync(id, ["organisation"], "test", "looked", Stop);

    /// <summary>What lies on the shelf, in no order.</summary>
    public static async Task<IReadOnlyList<string>> ShelfAsync(this PipelineApp app)
        => [.. (await app.Get<IRecordingShelf>().UntouchedSinceAsync(DateTimeOffset.MaxValue.AddDays(-1), Stop)).Select(entry => entry.Name)];

    /// <summary>True where these bytes are in any file of the data folder.</summary>
    public static bool Holds(this PipelineApp app, ReadOnlySpan<byte> bytes)
    {
        foreach (var file in Directory.EnumerateFiles(app.DataFolder, "*", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            if (content.AsSpan().IndexOf(bytes) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    public static Task SweepAsync(this PipelineApp app) => app.Get<IEnumerable<ITimedWork>>().OfType<ForgetRecordings>().Single().RunAsync(Stop);

    public static Task<HttpClient> ReviewerAsync(this PipelineApp app) => app.WithRolesAsync([Roles.Reviewer]);

    /// <summary>The product with a machine that listens.</summary>
    public static PipelineApp With(Machine machine) => new(Open) { Replace = services => services.AddSingleton<ITranscriber>(machine) };

    /// <summary>A machine that hears what a test says.</summary>
    internal sealed class Machine(Func<Sound, Task<Hearing>> hear) : ITranscriber
    {
        public bool IsOn => true;

        public int Asked { get; private set; }

        public Task<Hearing> HearAsync(Sound sound, CancellationToken cancellationToken)
        {
            Asked++;
            return hear(sound);
        }

        public static Machine That(params TranscriptSegment[] heard) => new(_ => Task.FromResult(new Hearing(heard)));
    }

    public static async Task<IReadOnlyList<ExportedRow>> ExportedAsync(this PipelineApp app)
        => [.. (await app.Get<IExportSource>().ReadAsync(null, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken)).SelectMany(page => page)];
}
