using System.Globalization;

namespace FeedbackPipeline.Hosting.Functions;

/// <summary>The Azure Functions host in front of this process, where there is one: it starts the executable as its custom handler and says on which port it will call.</summary>
internal sealed class FunctionsHost(IConfiguration configuration)
{
    public const string PortVariable = "FUNCTIONS_CUSTOMHANDLER_PORT";

    /// <summary>Tells the host to start the handler again without counting a failure. After 0 it would go on calling a port that nobody listens to.</summary>
    public const int StartAgain = 200;

    /// <summary>Null where nobody started this process as a handler.</summary>
    public int? Port { get; } = PortOf(configuration[PortVariable]);

    public bool IsPresent => Port is not null;

    /// <exception cref="InvalidDataException">The variable holds no port.</exception>
    private static int? PortOf(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return null;
        }

        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= ushort.MaxValue
            ? port
            : throw new InvalidDataException($"{PortVariable}: '{value}' is not a port.");
    }
}
