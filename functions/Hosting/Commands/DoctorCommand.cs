using System.CommandLine;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Hosting.Commands;

/// <summary>Looks at everything this installation needs and says what is wrong.</summary>
internal static class DoctorCommand
{
    public static Command Create(Func<IServiceProvider> services)
    {
        var command = new Command("doctor", "Checks settings, store, queue and data, and says what is wrong.");
        command.SetAction(async (_, cancellationToken) =>
        {
            var provider = services();
            provider.GetRequiredService<IStartupValidator>().Validate();
            var worst = FindingState.Fine;
            foreach (var checkup in provider.GetServices<ICheckup>())
            {
                var finding = await LookAsync(checkup, cancellationToken);
                Console.WriteLine($"{Mark(finding.State)} {checkup.Name}: {finding.Says}");
                worst = finding.State > worst ? finding.State : worst;
            }

            return worst == FindingState.Wrong ? ExitCode.Unreachable : ExitCode.Done;
        });
        return command;
    }

    private static async Task<Finding> LookAsync(ICheckup checkup, CancellationToken cancellationToken)
    {
        try
        {
            return await checkup.LookAsync(cancellationToken);
        }
#pragma warning disable CA1031 // whatever a service answers with is what the operator asked about
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return Finding.Wrong(problem.Message);
        }
    }

    private static string Mark(FindingState state) => state switch { FindingState.Fine => "[ok]", FindingState.Advice => "[look]", _ => "[WRONG]" };
}
