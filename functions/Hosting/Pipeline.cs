using System.CommandLine;
using FeedbackPipeline.Hosting.Commands;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Hosting;

/// <summary>The executable: the stages in the order words travel, the routes people reach them by, and the verbs of whoever operates it.</summary>
/// <param name="stages">Registers every stage.</param>
/// <param name="routes">Maps the routes of the stages that have any.</param>
/// <param name="verbs">The commands; each asks for the services, or builds a site of its own, only when it runs.</param>
public sealed class Pipeline(
    Action<IServiceCollection> stages,
    Action<IEndpointRouteBuilder> routes,
    Func<Func<IServiceProvider>, BuildSite, IEnumerable<Command>> verbs)
{
    /// <summary>How long a verb has to end once it is told to.</summary>
    private static readonly TimeSpan TerminationTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Runs one verb, <c>serve</c> where none is named, and answers with an exit code.</summary>
    public async Task<int> RunAsync(string[] args)
    {
        WebApplication? built = null;
        WebApplication Site() => (built ??= PipelineApplication.Build(args, stages)).Map(routes);
        WebApplication SiteOf(string[] arguments, Action<IServiceCollection> replace) => PipelineApplication.Build(arguments, stages + replace).Map(routes);
        IServiceProvider Services() => (built ??= PipelineApplication.Build(args, stages)).Services;

        var root = new RootCommand("Collects feedback, finds its themes, and notices whose voices are missing.") { TreatUnmatchedTokensAsErrors = false };
        var serve = new Command(ServeCommand.Name, "Runs the site, the queue and the timers (the default).") { TreatUnmatchedTokensAsErrors = false };
        root.SetAction((_, cancellationToken) => ServeCommand.RunAsync(Site, cancellationToken));
        serve.SetAction((_, cancellationToken) => ServeCommand.RunAsync(Site, cancellationToken));
        root.Add(serve);
        foreach (var verb in verbs(Services, SiteOf))
        {
            root.Add(verb);
        }

        try
        {
            return await InvokeAsync(root.Parse(args));
        }
        finally
        {
            if (built is not null)
            {
                await built.DisposeAsync();
            }
        }
    }

    private static bool IsSite(ParseResult parsed) => parsed.CommandResult.Command is RootCommand or { Name: ServeCommand.Name };

    private static async Task<int> InvokeAsync(ParseResult parsed)
    {
        // Settings (--Section:Name value) pass through to the configuration; a word where a verb belongs is a mistake.
        if (parsed.CommandResult.Command is RootCommand && parsed.UnmatchedTokens is [var first, ..] && !first.StartsWith('-'))
        {
            await Console.Error.WriteLineAsync($"'{first}' is not a command. See --help.");
            return ExitCode.BadInput;
        }

        return await Outcomes.GuardAsync(async () =>
        {
            // The site ends its calls and then itself; a limit of two seconds from outside would turn that into a failure.
            var code = await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = IsSite(parsed) ? null : TerminationTimeout });
            return parsed.Errors.Count > 0 ? ExitCode.BadInput : code;
        });
    }
}
