using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Hosting.Functions.Invoking;

/// <summary>Takes the host's calls for work, before anything that serves people sees them; an address like theirs is unknown to everybody else.</summary>
internal sealed partial class AnswerInvocations(RequestDelegate next, FunctionsHost host, IOptions<FunctionsOptions> options, TimeProvider time, ILogger<AnswerInvocations> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        if (!path.StartsWith($"/{FunctionTable.Prefix}", StringComparison.OrdinalIgnoreCase))
        {
            await next(context);
        }
        else if (InvocationGuard.IsFromHost(context, host) && context.RequestServices.GetRequiredService<KnownFunctions>().Find(path[1..]) is { } function)
        {
            await (await AnswerAsync(function, context)).WriteAsync(context.Response);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private async Task<InvocationAnswer> AnswerAsync(IFunction function, HttpContext context)
    {
        var id = context.Request.Headers[HostHeaders.InvocationId].ToString();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.TimeoutSeconds) + FunctionsOptions.Grace, time);
        try
        {
            var invocation = await Invocation.ReadAsync(id, context.Request.Body, limit.Token);
            // Also of work that does not listen: an answer that comes too late would cost every other call in this process.
            return await function.RunAsync(invocation, limit.Token).WaitAsync(limit.Token);
        }
#pragma warning disable CA1031 // whatever went wrong, the host must be answered, and decides when to call again
        catch (Exception problem)
#pragma warning restore CA1031
        {
            Log.Failed(logger, problem, function.Name, id);
            return InvocationAnswer.Again($"{function.Name}: failed");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Function} failed in invocation {Invocation}.")]
        public static partial void Failed(ILogger logger, Exception problem, string function, string invocation);
    }
}
