using System.Collections;

namespace FeedbackPipeline.Hosting.Functions.Listening;

/// <summary>The host hands its whole environment on, with the settings of its own web server among it: addresses, proxies in front of it. None of them is meant for us.</summary>
internal static class HostSettings
{
    private const string Prefix = "ASPNETCORE_";

    public static void Ignore()
    {
        if (Environment.GetEnvironmentVariable(FunctionsHost.PortVariable) is null)
        {
            return;
        }

        foreach (var name in Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(variable => (string)variable.Key).Where(IsOfHost).ToList())
        {
            Environment.SetEnvironmentVariable(name, null);
        }
    }

    private static bool IsOfHost(string name) => name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);
}
