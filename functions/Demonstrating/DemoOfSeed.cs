using System.Globalization;
using FeedbackPipeline.Alerting;
using FeedbackPipeline.Demonstrating.Inventing;
using FeedbackPipeline.Hosting;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Demonstrating;

/// <summary>The demo that was asked for.</summary>
internal sealed record DemoOfSeed(int Seed, bool Small, bool Fresh)
{
    /// <summary>Makes it, unless it is there already, and says where to look.</summary>
    /// <exception cref="InvalidDataException">Another demo is there, and it was not asked to be made anew.</exception>
    public async Task MakeAsync(DemoFolder folder, BuildSite build, string[] settings, TextWriter output, CancellationToken cancellationToken)
    {
        if (folder.Last is { } last && !Fresh)
        {
            if ((last.Seed, last.Small) != (Seed, Small))
            {
                throw new InvalidDataException($"'{folder.Path}' holds another demo (seed {last.Seed}{(last.Small ? ", small" : "")}). Add --fresh to make it anew, or choose another folder with --data.");
            }

            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"The demo made for {last.Today:yyyy-MM-dd} is in {folder.Path}. --fresh makes it anew."));
        }
        else
        {
            folder.Clear();
            var today = await TodayAsync(build, settings);
            var given = await new FillDemo(build, settings).RunAsync(today, Seed, Small, output, cancellationToken);
            folder.Finish(new(Seed, Small, today, given));
            await output.WriteLineAsync($"{given} people's feedback, given over twelve months to {InventPlaces.Organisation}, which does not exist, is in {folder.Path}.");
        }

        await using var site = build(["demo", .. settings], _ => { });
        var places = (await site.Services.GetRequiredService<IPlaceBook>().ReadAsync(cancellationToken)).All.Select(place => place.Id).ToList();
        await output.WriteLineAsync(WhatToSee.Of(await site.Services.GetRequiredService<IAlertBook>().ListAsync(places, 0, cancellationToken)));
    }

    private static async Task<DateOnly> TodayAsync(BuildSite build, string[] settings)
    {
        await using var site = build(["demo", .. settings], _ => { });
        return site.Services.GetRequiredService<OrganisationCalendar>().DayOf(site.Services.GetRequiredService<TimeProvider>().GetUtcNow());
    }
}
