using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FeedbackPipeline.Tests.Hosting.Functions;

/// <summary>The host passes the key of a function on to us, behind the question mark. Whoever reads logs must not get it.</summary>
public sealed class LogTests
{
    private const string Secret = "key-of-a-function-7";

    [Theory]
    [InlineData("/pictures")]
    [InlineData("/icon.svg")]
    [InlineData("/nothing-here")]
    [InlineData("/api/inbound/sms/twilio")]
    [InlineData("/api/inbound/sms/acs")]
    [InlineData("/api/themes")]
    public async Task No_line_holds_the_key_however_much_is_logged(string path)
    {
        var lines = new ConcurrentQueue<string>();
        await using var app = HostedApp.Create(
            services => services.AddSingleton<ILoggerProvider>(new Remembering(lines)),
            ("Logging:LogLevel:Default", "Trace"),
            ("Logging:LogLevel:Microsoft.AspNetCore", "Information"),
            ("Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", "Information"));
        using var request = new HttpRequestMessage(path.StartsWith("/api/inbound", StringComparison.Ordinal) ? HttpMethod.Post : HttpMethod.Get, new Uri($"{path}?code={Secret}&secret={Secret}", UriKind.Relative));
        request.Headers.Add("x-functions-key", Secret);
        request.Headers.Add("X-Feedback-Secret", Secret);

        using var answer = await app.Anyone().SendAsync(request, TestContext.Current.CancellationToken);

        lines.ShouldNotBeEmpty();
        lines.Where(line => line.Contains(Secret, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private sealed class Remembering(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            lines.Enqueue(state.ToString() ?? "");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
