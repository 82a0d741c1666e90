using Azure.Storage.Blobs;
using FeedbackPipeline.Collecting.Recordings;
using FeedbackPipeline.Storing.Blobs;
using FeedbackPipeline.Tests.Hosting.Functions;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Collecting.Recordings;

/// <summary>Recordings in blobs, with the real SDK against the emulator.</summary>
public sealed class RecordingsOnAzureTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_recording_is_a_sealed_blob_until_its_giver_deletes_it()
    {
        var account = (await Azurite.SharedAsync()).Account();
        await using var app = new PipelineApp([.. Voices.Open, ("FeedbackBlobs", account)]);
        var (id, receipt) = await Voices.LeftAsync(app);
        var blob = (await BlobsAsync(account)).ShouldHaveSingleItem();
        var sound = await app.Get<SealedShelf>().OpenAsync((await app.OpenedAsync(id))!.Shelved!, Stop);

        await app.Anyone().DeleteAsync(new Uri($"/api/feedback/{receipt}", UriKind.Relative), Stop);

        blob.AsSpan().IndexOf("the sound of a voice"u8).ShouldBe(-1);
        sound.ShouldBe(Voices.WebM());
        (await BlobsAsync(account)).ShouldBeEmpty();
        Directory.Exists(Path.Combine(app.DataFolder, "recordings")).ShouldBeFalse();
    }

    [Fact]
    public async Task Old_ones_that_nothing_knows_are_swept_up_and_touched_ones_are_not()
    {
        await using var app = new PipelineApp([.. Voices.Open, ("FeedbackBlobs", (await Azurite.SharedAsync()).Account())]);
        var shelf = app.Get<IRecordingShelf>();
        var (id, _) = await Voices.LeftAsync(app);
        var lost = await app.Get<SealedShelf>().PutAsync(new(Voices.WebM("lost"), AudioKind.WebM), Stop);
        app.Time.Advance(TimeSpan.FromHours(2));
        var listed = await shelf.UntouchedSinceAsync(app.Time.GetUtcNow(), Stop);
        (await shelf.TouchAsync(lost.Name, Stop)).ShouldBeTrue();
        await shelf.DeleteUntouchedAsync(listed.Single(entry => entry.Name == lost.Name), Stop);
        var touched = await app.ShelfAsync();

        app.Time.Advance(TimeSpan.FromHours(2));
        await app.SweepAsync();

        touched.Count.ShouldBe(2);
        (await app.ShelfAsync()).ShouldBe([(await app.OpenedAsync(id))!.Shelved!.Name]);
        (await shelf.TouchAsync("rec_none", Stop)).ShouldBeFalse();
        (await shelf.ReadAsync("rec_none", Stop)).ShouldBeNull();
        await shelf.DeleteAsync("rec_none", Stop);
    }

    [Fact]
    public async Task An_account_that_is_away_is_a_503_and_the_doctor_says_so()
    {
        await using var app = new PipelineApp([.. Voices.Open, ("FeedbackBlobs", $"DefaultEndpointsProtocol=http;AccountName=away;AccountKey={Convert.ToBase64String("away"u8)};BlobEndpoint=http://127.0.0.1:1/away;")]);

        var answer = await Voices.CallAsync(app, Voices.WebM());

        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter.ShouldNotBeNull();
        (await app.FeedbackCountAsync()).ShouldBe(0);
        var finding = await LookAsync(app);
        (finding.State, finding.Says.Contains("Storage Blob Data Contributor", StringComparison.Ordinal)).ShouldBe((FindingState.Wrong, true));
    }

    [Fact]
    public async Task Under_the_host_without_an_account_nobody_is_offered_to_record()
    {
        await using var app = HostedApp.Create(Voices.Open);

        app.Get<VoiceChannel>().IsOn.ShouldBeFalse();
        (await LookAsync(app)).Says.ShouldContain("FeedbackBlobs:BlobServiceUri");
    }

    [Fact]
    public async Task The_doctor_counts_what_waits_and_says_what_waits_too_long()
    {
        await using var app = new PipelineApp(Voices.Open);
        await Voices.LeftAsync(app);

        (await LookAsync(app)).ShouldBe(Finding.Fine("They can be kept. 1 wait for somebody to listen."));
        app.Time.Advance(TimeSpan.FromDays(5));
        (await LookAsync(app)).State.ShouldBe(FindingState.Advice);
        (await app.ShelfAsync()).Count.ShouldBe(1);
    }

    private static async Task<List<byte[]>> BlobsAsync(string account)
    {
        var container = new BlobContainerClient(account, BlobShelf.Container);
        var blobs = new List<byte[]>();
        await foreach (var blob in container.GetBlobsAsync(cancellationToken: Stop))
        {
            blobs.Add((await container.GetBlobClient(blob.Name).DownloadContentAsync(Stop)).Value.Content.ToArray());
        }

        return blobs;
    }

    private static Task<Finding> LookAsync(PipelineApp app) => app.Get<IEnumerable<ICheckup>>().Single(checkup => checkup.Name == "recordings").LookAsync(Stop);
}
