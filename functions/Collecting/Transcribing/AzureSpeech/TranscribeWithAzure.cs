using Azure;
using Azure.Identity;
using FeedbackPipeline.Collecting.Recordings;
using FeedbackPipeline.Collecting.Transcripts;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Collecting.Transcribing.AzureSpeech;

/// <summary>Azure AI Speech writes down what it hears. What it refuses for good goes to a person; what may work later is tried again by the queue.</summary>
internal sealed class TranscribeWithAzure(AzureSpeechClient client, IOptions<AzureSpeechOptions> options, TimeProvider time) : ITranscriber
{
    public bool IsOn => options.Value.Enabled;

    public async Task<Hearing> HearAsync(Sound sound, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.TimeoutSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return Read(await client.TranscribeAsync(sound, either.Token));
        }
        catch (RequestFailedException refused)
        {
            return SpeechProblem.IsAboutTheRecording(refused.Status) ? Hearing.NotReadable : throw new TranscriberUnavailableException(SpeechProblem.InWords(refused.Status), null);
        }
        catch (AuthenticationFailedException)
        {
            throw new TranscriberUnavailableException(SpeechProblem.NoIdentity);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TranscriberUnavailableException($"Azure AI Speech did not answer within {options.Value.TimeoutSeconds} seconds.");
        }
    }

    private static Hearing Read(byte[] answer)
    {
        var reading = ReadTranscript.From("answer.json", answer);
        return reading.IsSilent ? Hearing.NoWords
            : reading.Problem is null ? new(reading.Segments)
            : throw new TranscriberUnavailableException("Azure AI Speech answers what its contract does not say.");
    }
}
