using System.Net;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Tests.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;

namespace FeedbackPipeline.Tests.Hosting;

/// <summary>Public routes can only add words and use a receipt; each other route names who may use it.</summary>
public sealed class RoutesTests
{
    private static readonly string[] Public =
    [
        "", "form", "i", "r", "thanks", "about", "pictures", "sign-in", "sign-out", "problem", "health", "{**path}", "api/feedback", "api/inbound",
    ];

    [Fact]
    public async Task Every_route_is_public_by_name_or_asks_for_a_role()
    {
        await using var app = new PipelineApp();

        var unnamed = Routes(app).Where(route => !IsPublic(route) && route.Metadata.GetOrderedMetadata<IAuthorizeData>().All(rule => rule.Policy is null));

        unnamed.Select(route => route.RoutePattern.RawText).ShouldBeEmpty();
    }

    [Fact]
    public async Task No_route_lets_anyone_in_but_those_on_the_public_list()
    {
        await using var app = new PipelineApp();

        var open = Routes(app).Where(route => route.Metadata.GetMetadata<IAllowAnonymous>() is not null && !IsPublic(route));

        open.Select(route => route.RoutePattern.RawText).ShouldBeEmpty();
    }

    [Fact]
    public async Task No_route_starts_with_a_word_the_Functions_host_keeps()
    {
        await using var app = new PipelineApp();

        Routes(app).Select(route => route.RoutePattern.RawText!.TrimStart('/'))
            .Where(path => path.StartsWith("admin", StringComparison.OrdinalIgnoreCase) || path.StartsWith("runtime", StringComparison.OrdinalIgnoreCase))
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_route_that_needs_a_role_turns_away_whoever_lacks_it()
    {
        await using var app = new PipelineApp();
        foreach (var route in Routes(app).Where(route => !IsPublic(route)))
        {
            var path = $"/{string.Join('/', route.RoutePattern.PathSegments.Select(segment => segment.IsSimple && segment.Parts[0] is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content : "x"))}";
            var policies = route.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(rule => rule.Policy).OfType<string>().ToList();
            var method = route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is [var first, ..] ? first : "GET";
            var lacking = Roles.All.Where(role => policies.Any(policy => !Policies.Allowed[policy].Contains(role))).ToList();

            var nobody = await SendAsync(app.Anyone(), method, path);
            nobody.ShouldBe(path.StartsWith("/api/", StringComparison.Ordinal) ? HttpStatusCode.Unauthorized : HttpStatusCode.Redirect, path);
            foreach (var role in lacking)
            {
                (await SendAsync(await app.WithRolesAsync([role]), method, path)).ShouldBe(HttpStatusCode.Forbidden, $"{role} {method} {path}");
            }
        }
    }

    [Theory]
    [InlineData("/review")]
    [InlineData("/review/feedback")]
    [InlineData("/review/themes")]
    [InlineData("/review/paper")]
    [InlineData("/review/transcripts")]
    [InlineData("/review/missing")]
    [InlineData("/review/coverage")]
    [InlineData("/review/alerts")]
    [InlineData("/review/concerns")]
    [InlineData("/review/check")]
    [InlineData("/review/check/figures")]
    [InlineData("/review/emerging")]
    [InlineData("/settings/signals")]
    [InlineData("/settings/signals/change?change=added")]
    [InlineData("/settings/signals/version?number=0")]
    [InlineData("/settings/signals/file")]
    [InlineData("/settings/themes")]
    [InlineData("/settings/themes/version?number=0")]
    [InlineData("/settings/themes/file")]
    [InlineData("/api/themes")]
    [InlineData("/api/feedback")]
    public async Task No_browser_or_proxy_keeps_what_staff_saw(string path)
    {
        await using var app = new PipelineApp();

        var answer = await (await app.WithRolesAsync([.. Roles.All])).GetAsync(path, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    private static async Task<HttpStatusCode> SendAsync(HttpClient client, string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        return (await client.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode;
    }

    private static IEnumerable<RouteEndpoint> Routes(PipelineApp app) => app.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static bool IsPublic(RouteEndpoint route)
    {
        var path = route.RoutePattern.RawText!.TrimStart('/');
        return Public.Any(known => path == known || (known.Length > 0 && path.StartsWith($"{known}/", StringComparison.Ordinal)));
    }
}
