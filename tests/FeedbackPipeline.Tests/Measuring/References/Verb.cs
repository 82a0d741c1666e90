using System.CommandLine;

namespace FeedbackPipeline.Tests.Measuring.References;

internal static class Verb
{
    /// <summary>Runs a command as the operator would and returns what it said.</summary>
    public static async Task<(int Code, string Output, string Errors)> RunAsync(Command command, params string[] arguments)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var code = await command.Parse(arguments).InvokeAsync(new() { Output = output, Error = errors }, TestContext.Current.CancellationToken);
        return (code, output.ToString(), errors.ToString());
    }
}
