using FeedbackPipeline.Demonstrating.Inventing;
using FeedbackPipeline.Demonstrating.Living;
using FeedbackPipeline.Demonstrating.Speaking;
using FeedbackPipeline.Hosting;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FeedbackPipeline.Demonstrating;

/// <summary>Runs the whole product on a loopback port with a simulated clock, and lets a year pass in it.</summary>
internal sealed class FillDemo(BuildSite build, string[] settings)
{
    private const double SmallPace = 0.25;

    /// <param name="today">The year ends the day before.</param>
    /// <param name="output">Where progress is shown.</param>
    /// <returns>How much feedback was given.</returns>
    public async Task<int> RunAsync(DateOnly today, int seed, bool small, TextWriter output, CancellationToken cancellationToken)
    {
        var year = DemoYear.Before(today);
        var clock = new SimulatedClock(new DateTimeOffset(year.First.AddDays(-1), TimeOnly.MinValue, TimeSpan.Zero));
        await using var site = build(
            ["demo", .. settings, "--urls", "http://127.0.0.1:0", "--Pumping:Enabled", "false", "--SigningIn:PrintLinkAtStart", "false"],
            services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)).TellNobody().AddDemonstrating(clock));
        await site.StartAsync(cancellationToken);
        using var http = new HttpClient { BaseAddress = new Uri(site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) };

        var people = InventPeople.All(seed);
        var invitations = await site.Services.GetRequiredService<SetUpOrganisation>().RunAsync(year, people, cancellationToken);
        var moments = new InventYear(year, people, site.Services.GetRequiredService<OrganisationCalendar>(), seed).Moments(small ? SmallPace : 1).ToList();
        var live = ActivatorUtilities.CreateInstance<LiveThroughYear>(site.Services, new PublicDoor(http), invitations);
        var days = year.Days.Count();
        var given = await DemoProgress.ShowAsync(output, days, passed => live.RunAsync(year, moments, new DealComments(CommentBook.All, moments.Count, seed), passed, cancellationToken));
        await site.StopAsync(cancellationToken);
        return given;
    }
}
