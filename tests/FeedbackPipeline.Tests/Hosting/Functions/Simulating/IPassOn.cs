using Microsoft.AspNetCore.Http;

namespace FeedbackPipeline.Tests.Hosting.Functions.Simulating;

/// <summary>Brings a plain request to the handler and its answer back.</summary>
internal interface IPassOn : IDisposable
{
    /// <returns>Succeeded for any answer whatever its status; Failed where there was none.</returns>
    Task<CallResult> PassOnAsync(HttpContext context, string invocation);
}
