using FeedbackPipeline.Hosting.Functions;
using FeedbackPipeline.Hosting.Functions.Listening;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Hosting.Commands;

/// <summary>Runs the product until it is told to stop.</summary>
internal static class ServeCommand
{
    public const string Name = "serve";

    public static Task<int> RunAsync(Func<WebApplication> application, CancellationToken cancellationToken)
    {
        var site = application();
        return site.Services.GetRequiredService<FunctionsHost>().IsPresent ? RunUnderHostAsync(site, cancellationToken) : RunAloneAsync(site, cancellationToken);
    }

    private static async Task<int> RunAloneAsync(WebApplication site, CancellationToken cancellationToken)
    {
        if (Unusable(site.Configuration[WebHostDefaults.ServerUrlsKey]) is { } url)
        {
            await Console.Error.WriteLineAsync($"--urls: '{url}' is not an address like http://127.0.0.1:7071.");
            return ExitCode.BadInput;
        }

        // A store that does not open must stop the start: a site that is up promises to keep words.
        await site.Services.GetRequiredService<IPlaceBook>().ReadAsync(cancellationToken);
        await site.RunAsync(cancellationToken);
        return ExitCode.Done;
    }

    private static async Task<int> RunUnderHostAsync(WebApplication site, CancellationToken cancellationToken)
    {
        if (site.Services.GetRequiredService<SharedStoring>().Problem is { } problem)
        {
            await Console.Error.WriteLineAsync(problem);
            return ExitCode.BadInput;
        }

        await site.RunAsync(cancellationToken);
        return FunctionsHost.StartAgain;
    }

    private static string? Unusable(string? urls)
        => urls?.Split(';', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(url => !url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !url.StartsWith("https://", StringComparison.OrdinalIgnoreCase));
}
