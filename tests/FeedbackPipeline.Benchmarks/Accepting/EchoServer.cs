namespace FeedbackPipeline.Benchmarks.Accepting;

/// <summary>The physical limit: reads the body, answers 202, keeps nothing.</summary>
internal static class EchoServer
{
    public static async Task RunAsync(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.ClearProviders();
        await using var application = builder.Build();
        application.MapPost("/echo", async (HttpRequest request) =>
        {
            await request.Body.CopyToAsync(Stream.Null);
            return Results.Accepted();
        });
        await application.StartAsync();
        Console.WriteLine($"echo at {application.Urls.First()}");
        await application.WaitForShutdownAsync();
    }
}
