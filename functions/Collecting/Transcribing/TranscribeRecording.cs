using System.Security.Cryptography;
using FeedbackPipeline.Collecting.Recordings;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Collecting.Transcribing;

/// <summary>
/// Has a machine listen to a recording, where there is one, and screens what it heard at once: a person checks the words later, but the safeguarding lead does
/// not wait for that. Whatever the machine does, the recording ends with a person.
/// </summary>
public sealed partial class TranscribeRecording(IRecordingBook book, SealedShelf recordings, IEnumerable<ITranscriber> transcribers, IScreenWords screen, ILogger<TranscribeRecording> logger) : IMessageHandler
{
    public string Queue => Queues.AudioIn;

    public async Task HandleAsync(Envelope envelope, CancellationToken cancellationToken)
    {
        var id = Read(envelope)?.FeedbackId ?? throw new InvalidDataException($"The message '{envelope.Name}' version {envelope.Version} is not for {Queue}.");
        if (await book.FindWaitingAsync(id, cancellationToken) is not { } shelved)
        {
            Log.Gone(logger, id);
            return;
        }

        if (transcribers.FirstOrDefault(machine => machine.IsOn) is not { } transcriber)
        {
            await book.HandOverAsync(id, HearingTrouble.NoMachine, cancellationToken);
            return;
        }

        var hearing = await HearAsync(transcriber, shelved, cancellationToken);
        if (hearing.Trouble is { } trouble)
        {
            await book.HandOverAsync(id, trouble, cancellationToken);
            Log.HandedOver(logger, id, Code.Of(trouble));
            return;
        }

        var concerns = await screen.ScreenAsync(string.Join('\n', hearing.Segments.Select(segment => segment.Text)), cancellationToken);
        await book.DraftAsync(id, hearing.Segments, concerns, cancellationToken);
        Log.Heard(logger, id);
    }

    public async Task GiveUpAsync(Envelope envelope, CancellationToken cancellationToken)
    {
        if (Read(envelope) is { } message)
        {
            await book.HandOverAsync(message.FeedbackId, HearingTrouble.Failed, cancellationToken);
            Log.GaveUp(logger, message.FeedbackId);
        }
    }

    private static RecordingReceived? Read(Envelope envelope) => Envelopes.Read<RecordingReceived>(envelope);

    private async Task<Hearing> HearAsync(ITranscriber transcriber, ShelvedRecording shelved, CancellationToken cancellationToken)
    {
        try
        {
            return await recordings.OpenAsync(shelved, cancellationToken) is { } sound
                ? await transcriber.HearAsync(new(sound, shelved.Kind), cancellationToken)
                : Hearing.NotReadable;
        }
        catch (CryptographicException)
        {
            return Hearing.NotReadable;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "The recording of {FeedbackId} was heard by a machine. A person checks its words.")]
        public static partial void Heard(ILogger logger, string feedbackId);

        [LoggerMessage(2, LogLevel.Debug, "The recording of {FeedbackId} was erased, or heard before.")]
        public static partial void Gone(ILogger logger, string feedbackId);

        [LoggerMessage(3, LogLevel.Warning, "No machine could write down the recording of {FeedbackId} ({Trouble}). A person must listen.")]
        public static partial void HandedOver(ILogger logger, string feedbackId, string trouble);

        [LoggerMessage(4, LogLevel.Error, "The recording of {FeedbackId} could not be written down by a machine. A person must listen.")]
        public static partial void GaveUp(ILogger logger, string feedbackId);
    }
}
