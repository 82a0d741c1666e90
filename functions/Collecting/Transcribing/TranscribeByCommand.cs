using System.ComponentModel;
using System.Diagnostics;
using FeedbackPipeline.Collecting.Recordings;
using FeedbackPipeline.Collecting.Transcripts;
using FeedbackPipeline.Securing;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Collecting.Transcribing;

/// <summary>Runs a program on this machine, without a shell, with an end to its time and its output. Nothing leaves the machine.</summary>
internal sealed class TranscribeByCommand(IOptions<TranscribingOptions> options, DataFolder data, IdFactory ids, TimeProvider time) : ITranscriber
{
    /// <summary>Swept up like any recording that nothing knows, should the process die before it deletes it.</summary>
    private readonly string folder = data.File("recordings");

    public bool IsOn => options.Value.Command.Length > 0;

    public async Task<Hearing> HearAsync(Sound sound, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.TimeoutSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        var file = options.Value.Arguments.Any(argument => argument.Contains(TranscribingOptions.File, StringComparison.Ordinal)) ? await WriteAsync(sound, either.Token) : null;
        try
        {
            return Read(await RunAsync(file, sound, either.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TranscriberUnavailableException($"Transcribing:Command did not end within {options.Value.TimeoutSeconds} seconds.");
        }
        catch (Win32Exception problem)
        {
            throw new TranscriberUnavailableException("Transcribing:Command could not be started. Look whether the path is right and the program may be run.", problem);
        }
        finally
        {
            if (file is not null)
            {
                File.Delete(file);
            }
        }
    }

    private static string EndingOf(CommandOutput output) => output switch
    {
        CommandOutput.Vtt => ".vtt",
        CommandOutput.Srt => ".srt",
        CommandOutput.Json => ".json",
        _ => ".txt",
    };

    private async Task<string> WriteAsync(Sound sound, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{ids.Next("open_")}-{AudioKind.FileName(sound.Kind)}");
        var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            create.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var file = new FileStream(path, create);
        await file.WriteAsync(sound.Content, cancellationToken);
        return path;
    }

    private Hearing Read(byte[] output)
    {
        if (output.All(one => one is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
        {
            return Hearing.NoWords;
        }

        var reading = ReadTranscript.From("output" + EndingOf(options.Value.Output), output);
        return reading.IsSilent ? Hearing.NoWords
            : reading.Problem is null ? new(reading.Segments)
            : throw new TranscriberUnavailableException($"Transcribing:Command wrote what is not {options.Value.Output}.");
    }

    private async Task<byte[]> RunAsync(string? file, Sound sound, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = new(options.Value.Command) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false } };
        foreach (var argument in options.Value.Arguments)
        {
            process.StartInfo.ArgumentList.Add(argument.Replace(TranscribingOptions.File, file, StringComparison.Ordinal));
        }

        process.Start();
        try
        {
            // What it says about itself may hold words; it is read so that a full pipe stops nothing, and thrown away.
            var chatter = process.StandardError.BaseStream.CopyToAsync(Stream.Null, cancellationToken);
            var fed = FeedAsync(process.StandardInput.BaseStream, file is null ? sound.Content : default, cancellationToken);
            var output = await OutputAsync(process.StandardOutput.BaseStream, cancellationToken);
            await Task.WhenAll(chatter, fed, process.WaitForExitAsync(cancellationToken));
            return process.ExitCode == 0 ? output : throw new TranscriberUnavailableException($"Transcribing:Command ended with {process.ExitCode}.");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    /// <summary>A program may stop listening once it knows enough.</summary>
    private static async Task FeedAsync(Stream input, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        try
        {
            await using (input)
            {
                await input.WriteAsync(content, cancellationToken);
            }
        }
        catch (IOException)
        {
            // It ended, or closed its input.
        }
    }

    private async Task<byte[]> OutputAsync(Stream written, CancellationToken cancellationToken)
    {
        using var output = new MemoryStream();
        var piece = new byte[16_384];
        while (await written.ReadAsync(piece, cancellationToken) is var read and > 0)
        {
            await output.WriteAsync(piece.AsMemory(0, read), cancellationToken);
            if (output.Length > options.Value.MaximumOutputBytes)
            {
                throw new TranscriberUnavailableException($"Transcribing:Command wrote more than {options.Value.MaximumOutputBytes} bytes.");
            }
        }

        return output.ToArray();
    }
}
