using FeedbackPipeline.Securing;
using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Hosting.SigningIn;

/// <summary>Says at start where the site is and prints a link that signs the owner of the machine in, once.</summary>
internal sealed class PrintSignInLink(
    IServer server,
    IStaffBook book,
    IPlaceBook places,
    IssueTokens tokens,
    IOptions<SigningInOptions> options,
    IOptions<OrganisationOptions> organisation,
    IHostApplicationLifetime lifetime) : IHostedService
{
    private const string Owner = "owner";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.PrintLinkAtStart)
        {
            lifetime.ApplicationStarted.Register(() => PrintAsync(lifetime.ApplicationStopping).GetAwaiter().GetResult());
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task PrintAsync(CancellationToken cancellationToken)
    {
        var address = organisation.Value.PublicBaseUrl ?? server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        if (address is null)
        {
            return;
        }

        var root = (await places.ReadAsync(cancellationToken)).Root;
        var owner = new StaffMember(Owner, Roles.All, root.Id);
        await book.SaveAsync(owner, "start", cancellationToken);
        var link = await tokens.LinkAsync(owner, cancellationToken);
        Console.WriteLine($"Give feedback: {address.TrimEnd('/')}/");
        Console.WriteLine($"Sign in: {address.TrimEnd('/')}{link}");
    }
}
