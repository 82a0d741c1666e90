namespace FeedbackPipeline.Vocabulary;

/// <summary>What every command answers the shell with.</summary>
public static class ExitCode
{
    public const int Done = 0;
    public const int Partly = 1;
    public const int BadInput = 2;
    public const int Unreachable = 3;
}
