using System.Net;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Hosting;

public sealed class SigningInTests
{
    [Fact]
    public async Task A_link_signs_in_once_and_opening_it_uses_nothing_up()
    {
        await using var app = new PipelineApp();
        var link = await LinkAsync(app);
        var browser = app.Anyone();

        (await browser.PageAsync(link)).QuerySelector("h1")!.TextContent.ShouldBe("Sign in");
        var page = await browser.PageAsync(link);
        var entered = await browser.SubmitAsync(page, link);
        var again = await browser.SubmitAsync(page, link);

        entered.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        entered.Headers.Location!.OriginalString.ShouldBe("/review");
        again.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_link_expires()
    {
        await using var app = new PipelineApp();
        var link = await LinkAsync(app);
        var page = await app.Anyone().PageAsync(link);
        app.Time.Advance(TimeSpan.FromHours(13));

        page.QuerySelector("h1")!.TextContent.ShouldBe("Sign in");
        (await app.Anyone().PageAsync(link)).QuerySelector("h1")!.TextContent.ShouldBe("You need a sign-in link");
    }

    [Fact]
    public async Task A_removed_member_is_out_at_once()
    {
        await using var app = new PipelineApp();
        var script = await app.WithRolesAsync([Roles.Reviewer]);
        var before = await script.GetAsync(new Uri("/api/themes", UriKind.Relative), TestContext.Current.CancellationToken);
        await app.Get<IStaffBook>().RemoveAsync("s_reviewer-organisation", "test", TestContext.Current.CancellationToken);
        var after = await script.GetAsync(new Uri("/api/themes", UriKind.Relative), TestContext.Current.CancellationToken);

        before.StatusCode.ShouldBe(HttpStatusCode.OK);
        after.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await app.Get<IStaffBook>().ListAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    private static async Task<string> LinkAsync(PipelineApp app)
    {
        var member = new StaffMember("s_one", [Roles.Reviewer], "organisation");
        await app.Get<IStaffBook>().SaveAsync(member, "test", TestContext.Current.CancellationToken);
        return await app.Get<IssueTokens>().LinkAsync(member, TestContext.Current.CancellationToken);
    }
}
