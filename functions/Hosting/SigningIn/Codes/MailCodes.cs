using System.Threading.Channels;
using FeedbackPipeline.Alerting.Mailing;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Securing.Staffing;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Hosting.SigningIn.Codes;

/// <summary>
/// Sends codes behind the answer of the page: whether an address is known can be seen neither in the answer nor in its time. Whoever gets no code because the
/// process ended asks again.
/// </summary>
public sealed partial class MailCodes(
    FindByAddress addresses,
    ISignInCodes codes,
    SignInHashes hashes,
    IdFactory ids,
    IMailer mailer,
    WordCode words,
    IOptions<SigningInOptions> options,
    TimeProvider time,
    ILogger<MailCodes> logger)
    : BackgroundService
{
    /// <summary>More than this many waiting are dropped: nobody but a machine asks so often.</summary>
    private const int MostWaiting = 200;
    private const int Digits = 8;
    private const string RequestPurpose = "code-request";
    private const string CodePurpose = "code";
    private readonly Channel<Asked> waiting = Channel.CreateBounded<Asked>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public bool IsOn => options.Value.EmailCodes && mailer.IsConfigured;

    /// <summary>Asks for a code for whoever has this address.</summary>
    /// <returns>What the page keeps, and shows with the code.</returns>
    public string Ask(string address)
    {
        var request = ids.Next("");
        waiting.Writer.TryWrite(new(request, address));
        return request;
    }

    /// <summary>Uses a code up.</summary>
    public async Task<StaffMember?> UseAsync(string request, string code, CancellationToken cancellationToken)
    {
        foreach (var (key, hash) in hashes.AllOf(RequestPurpose, request).Zip(hashes.AllOf(CodePurpose, Bound(request, code))))
        {
            if (await codes.UseAsync(key, hash, cancellationToken) is { } staff)
            {
                return staff;
            }
        }

        return null;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var asked in waiting.Reader.ReadAllAsync(stoppingToken))
            {
                await TrySendAsync(asked, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // A start that fails stops this too; that is no failure of its own.
        }
    }

    private async Task TrySendAsync(Asked asked, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(asked, cancellationToken);
        }
#pragma warning disable CA1031 // the next one may work
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.Failed(logger, problem.GetType().Name);
        }
    }

    private async Task SendAsync(Asked asked, CancellationToken cancellationToken)
    {
        if (await addresses.FindAsync(asked.Address, cancellationToken) is not { Member: var staff, Address: var address })
        {
            return;
        }

        var (code, key, now) = (ids.Digits(Digits), hashes.Of(RequestPurpose, asked.Request), time.GetUtcNow());
        var kept = new SignInCode(key, hashes.Of(CodePurpose, Bound(asked.Request, code)), staff.Id, now, now + TimeSpan.FromMinutes(options.Value.CodeMinutes));
        if (await codes.AddAsync(kept, options.Value.CodesPerHour, now - TimeSpan.FromHours(1), cancellationToken))
        {
            await mailer.SendAsync(words.Of(key, address, code, asked.Request), cancellationToken);
        }
        else
        {
            Log.TooMany(logger, staff.Id);
        }
    }

    private static string Bound(string request, string code) => $"{request}\n{code}";

    private sealed record Asked(string Request, string Address);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A sign-in code could not be sent ({Problem}).")]
        public static partial void Failed(ILogger logger, string problem);

        [LoggerMessage(2, LogLevel.Warning, "{Staff} was sent too many sign-in codes this hour; no more for now.")]
        public static partial void TooMany(ILogger logger, string staff);
    }
}
