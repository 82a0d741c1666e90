using System.CommandLine;
using FeedbackPipeline.Alerting.Notifying;
using FeedbackPipeline.Alerting.Safeguarding;
using FeedbackPipeline.Demonstrating.Inventing;
using FeedbackPipeline.Hosting;
using FeedbackPipeline.Hosting.Commands;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Demonstrating;

/// <summary><c>demo</c>: fills a folder of its own with a made-up organisation and twelve months of its feedback, and serves it.</summary>
internal static class DemoCommand
{
    public static Command Create(BuildSite build)
    {
        var data = new Option<string>("--data", $"--{DataFolder.Variable}")
        {
            Description = $"The folder; empty, or an earlier demo. Default: {DataFolder.Variable} where it is set, or {DemoFolder.DefaultName}.",
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable(DataFolder.Variable) is { Length: > 0 } set ? set : DemoFolder.DefaultName,
        };
        var seed = new Option<int>("--seed") { Description = "Another number makes another year.", DefaultValueFactory = _ => 1 };
        var small = new Option<bool>("--small") { Description = "A quarter of the feedback: quicker, and too little for most alerts." };
        var fresh = new Option<bool>("--fresh") { Description = "Makes an earlier demo in the folder anew. What was added to it since is deleted." };
        var noServe = new Option<bool>("--no-serve") { Description = "Ends when the demo is made." };
        var command = new Command("demo", "Makes a believable organisation with twelve months of feedback, and serves it.") { data, seed, small, fresh, noServe };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var folder = DemoFolder.Open(parsed.GetValue(data)!);
            string[] settings = ["--Organisation:Name", InventPlaces.Organisation, .. parsed.UnmatchedTokens, $"--{DataFolder.Variable}", folder.Path];
            var demo = new DemoOfSeed(parsed.GetValue(seed), parsed.GetValue(small), parsed.GetValue(fresh));
            await demo.MakeAsync(folder, build, settings, parsed.InvocationConfiguration.Output, cancellationToken);
            return parsed.GetValue(noServe) ? ExitCode.Done : await ServeAsync(build, settings, cancellationToken);
        });
        return command;
    }

    /// <summary>As <c>serve</c> does, but nobody outside this machine is told about people who do not exist.</summary>
    private static Task<int> ServeAsync(BuildSite build, string[] settings, CancellationToken cancellationToken)
        => ServeCommand.RunAsync(
            () => build([ServeCommand.Name, .. settings], services => services
                .TellNobody()
                .AddSingleton<INotifier>(_ => new ConsoleNotifier(Console.Out))
                .AddSingleton<IConcernNotifier>(_ => new ConcernConsole(Console.Out))),
            cancellationToken);
}
