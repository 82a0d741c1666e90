using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FeedbackPipeline.Tests.Infrastructure;

/// <summary>Twilio's message resource on loopback: the shapes of its documentation, basic authentication, and answers a test can change.</summary>
public sealed class TwilioDouble : IAsyncDisposable
{
    public const string Account = "AC00000000000000000000000000000000";
    public const string Token = "test-auth-token";
    private readonly WebApplication server;

    private TwilioDouble(WebApplication server) => this.server = server;

    public string Address => server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>What was taken: to, sender field and value, body.</summary>
    public ConcurrentQueue<(string To, string Sender, string Body)> Taken { get; } = [];

    /// <summary>Answers to give instead of taking the next calls.</summary>
    public ConcurrentQueue<(int Status, string Body)> Instead { get; } = [];

    public int Calls { get; private set; }

    /// <summary>When Twilio says it made each message.</summary>
    public DateTimeOffset Clock { get; set; } = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    public static async Task<TwilioDouble> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var twilio = new TwilioDouble(builder.Build());
        twilio.server.MapPost("/2010-04-01/Accounts/{account}/Messages.json", twilio.PostAsync);
        twilio.server.MapGet("/2010-04-01/Accounts/{account}/Messages.json", twilio.List);
        await twilio.server.StartAsync(TestContext.Current.CancellationToken);
        return twilio;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task<IResult> PostAsync(string account, HttpRequest request)
    {
        Calls++;
        if (!IsKnown(account, request))
        {
            return Json(401, """{"code":20003,"message":"Authenticate","status":401}""");
        }

        var form = await request.ReadFormAsync(TestContext.Current.CancellationToken);
        if (Instead.TryDequeue(out var answer))
        {
            return Json(answer.Status, answer.Body);
        }

        var sender = form.ContainsKey("From") ? "From" : "MessagingServiceSid";
        Taken.Enqueue((form["To"]!, $"{sender}={form[sender]}", form["Body"]!));
        return Json(201, $$"""{"sid":"SM{{Taken.Count:d32}}","status":"queued","to":"{{form["To"]}}","error_code":null}""");
    }

    private IResult List(string account, HttpRequest request)
    {
        if (!IsKnown(account, request))
        {
            return Json(401, "{}");
        }

        var to = request.Query["To"].ToString();
        var day = DateOnly.Parse(request.Query["DateSent>"]!, CultureInfo.InvariantCulture);
        var made = Clock.ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture);
        var messages = Taken.Where(message => message.To == to && DateOnly.FromDateTime(Clock.UtcDateTime) >= day)
            .Select(message => $$"""{"sid":"SM1","body":{{System.Text.Json.JsonSerializer.Serialize(message.Body)}},"status":"sent","date_created":"{{made}}"}""");
        return Json(200, $$"""{"messages":[{{string.Join(',', messages)}}],"page_size":50}""");
    }

    private static bool IsKnown(string account, HttpRequest request)
        => account == Account && request.Headers.Authorization == $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Account}:{Token}"))}";

    private static IResult Json(int status, string body) => Results.Text(body, "application/json", Encoding.UTF8, status);
}
