using System.ComponentModel.DataAnnotations;

namespace FeedbackPipeline.Collecting.Transcribing;

/// <summary>A program on this machine that writes down what a recording says. Section <c>Transcribing</c>. Off unless a command is set.</summary>
public sealed class TranscribingOptions : IValidatableObject
{
    public const string Section = "Transcribing";

    /// <summary>Stands for the path of the recording among the arguments; without it the recording comes on standard input.</summary>
    public const string File = "{file}";

    /// <summary>Path of the program. It is started as it is, never through a shell.</summary>
    public string Command { get; set; } = "";

    /// <summary>What the program is given, one by one.</summary>
    public IList<string> Arguments { get; } = [];

    /// <summary>What it writes to standard output.</summary>
    public CommandOutput Output { get; set; } = CommandOutput.Text;

    /// <summary>Seconds after which it is ended.</summary>
    [Range(1, 3_600)]
    public int TimeoutSeconds { get; set; } = 180;

    /// <summary>Bytes of output after which it is ended.</summary>
    [Range(1_024, 25_000_000)]
    public int MaximumOutputBytes { get; set; } = 2_097_152;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Command.Length > 0 && !Path.IsPathFullyQualified(Command))
        {
            yield return new("Transcribing:Command must be the whole path of a program, from the root on.", [nameof(Command)]);
        }
    }
}

/// <summary>What a program that transcribes writes.</summary>
public enum CommandOutput
{
    /// <summary>Lines of text.</summary>
    Text,

    /// <summary>WebVTT, with times.</summary>
    Vtt,

    /// <summary>SubRip, with times.</summary>
    Srt,

    /// <summary>As Azure AI Speech answers: phrases with times and confidence.</summary>
    Json,
}
