using FeedbackPipeline.Collecting.Recordings;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Collecting.Transcribing;

/// <summary>Whoever writes down recordings answers. Asks for the words of one second of silence of our own.</summary>
internal sealed class SpeechCheckup(IEnumerable<ITranscriber> transcribers, IOptions<TranscribingOptions> options) : ICheckup
{
    public string Name => "speech";

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        if (transcribers.FirstOrDefault(machine => machine.IsOn) is not { } machine)
        {
            return Finding.Fine("No machine listens to recordings; people do, at /review/transcripts.");
        }

        try
        {
            var hearing = await machine.HearAsync(new(Silence(), AudioKind.Wav), cancellationToken);
            return hearing.Trouble == HearingTrouble.NotReadable
                ? Finding.Wrong("It answers, but can not read a recording of ours. People have to listen meanwhile.")
                : Finding.Fine(options.Value.Command.Length > 0 && machine is TranscribeByCommand ? "The command of Transcribing:Command works." : "Azure AI Speech answers.");
        }
        catch (TranscriberUnavailableException problem)
        {
            return Finding.Wrong($"{problem.Message} Recordings go to people after some tries.");
        }
    }

    /// <summary>A WAV file: one channel, 16 bits, 16,000 samples a second.</summary>
    private static byte[] Silence()
    {
        const int Rate = 16_000;
        const int Data = Rate * 2;
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        writer.Write("RIFF"u8);
        writer.Write(36 + Data);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(Rate);
        writer.Write(Rate * 2);
        writer.Write((short)2);
        writer.Write((short)16);
        writer.Write("data"u8);
        writer.Write(Data);
        writer.Write(new byte[Data]);
        writer.Flush();
        return file.ToArray();
    }
}
