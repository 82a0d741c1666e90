using AngleSharp.Html.Dom;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Tests.Reviewing;
using Microsoft.AspNetCore.Routing;

namespace FeedbackPipeline.Tests.Hosting.Functions;

/// <summary>On its way through the host an encoded slash is encoded once more, and nobody's link would work.</summary>
public sealed class AddressesTests
{
    private const int MostPages = 80;

    [Fact]
    public async Task No_route_takes_a_value_that_may_hold_a_slash_but_the_one_for_unknown_addresses()
    {
        await using var app = new PipelineApp();

        app.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(route => route.RoutePattern.Parameters.Any(parameter => parameter.IsCatchAll))
            .Select(route => route.RoutePattern.RawText).ShouldBe(["{**path}"]);
    }

    [Fact]
    public async Task No_link_holds_an_encoded_slash_or_the_name_of_a_host()
    {
        await using var world = await ReviewWorld.CreateAsync();
        await world.TaggedAsync("The bus is late.");
        var browser = await world.App.WithRolesAsync([.. Roles.All]);
        var seen = new HashSet<string>();
        var next = new Queue<string>(["/", "/r", "/review", "/settings/themes", "/settings/reference"]);
        List<string> wrong = [];
        while (next.TryDequeue(out var path) && seen.Count < MostPages)
        {
            if (seen.Add(path))
            {
                var links = LinksOf(await browser.PageAsync(path)).ToList();
                wrong.AddRange(links.Where(link => link.Contains("%2F", StringComparison.OrdinalIgnoreCase) || link.Contains("localhost", StringComparison.OrdinalIgnoreCase)));
                links.Where(IsPage).ToList().ForEach(next.Enqueue);
            }
        }

        wrong.ShouldBeEmpty();
        seen.Count.ShouldBeGreaterThan(15);
    }

    private static IEnumerable<string> LinksOf(IHtmlDocument page)
        => page.QuerySelectorAll("[href],[action],[src],[formaction]")
            .SelectMany(element => new[] { element.GetAttribute("href"), element.GetAttribute("action"), element.GetAttribute("src"), element.GetAttribute("formaction") })
            .OfType<string>();

    private static bool IsPage(string link)
        => link.StartsWith('/') && !link.StartsWith("//", StringComparison.Ordinal) && !link.Contains('#', StringComparison.Ordinal) && !link.Contains('.', StringComparison.Ordinal)
            && !link.StartsWith("/settings/themes/file", StringComparison.Ordinal) && !link.StartsWith("/sign-out", StringComparison.Ordinal);
}
