using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Collecting.Recordings;

/// <summary>Recordings can be kept, and somebody listens to them.</summary>
internal sealed class RecordingsCheckup(VoiceChannel voice, IRecordingShelf shelf, IRecordingBook book, IPlaceBook places, TimeProvider time) : ICheckup
{
    private const string Probe = "rec_doctor";

    /// <summary>What the thank-you page promises, with a weekend between.</summary>
    private static readonly TimeSpan Promised = TimeSpan.FromDays(4);

    public string Name => "recordings";

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        if (!voice.CanKeep)
        {
            return Finding.Wrong("Instances share no disk, so that nobody is offered to record. Set FeedbackBlobs:BlobServiceUri.");
        }

        try
        {
            await shelf.PutAsync(Probe, new byte[1], cancellationToken);
            await shelf.DeleteAsync(Probe, cancellationToken);
        }
        catch (ShelfUnavailableException problem)
        {
            return Finding.Wrong(problem.Message);
        }

        var tree = await places.ReadAsync(cancellationToken);
        var waiting = await book.WaitingAsync([.. tree.All.Select(place => place.Id)], cancellationToken);
        var late = waiting.Count(recording => recording.Received < time.GetUtcNow() - Promised);
        return late > 0
            ? Finding.Advice($"{late} recordings wait longer than people were told. Somebody with the role reviewer should listen to them at /review/transcripts.")
            : Finding.Fine(voice.IsOn ? $"They can be kept. {waiting.Count} wait for somebody to listen." : "Switched off by Recordings:Enabled.");
    }
}
