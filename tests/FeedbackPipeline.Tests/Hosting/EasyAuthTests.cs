using System.Net;
using System.Text;
using System.Text.Json;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Hosting;

/// <summary>What App Service says about who is signed in counts only where it stands in front of the site.</summary>
public sealed class EasyAuthTests
{
    private const string Tenant = "7f4e1d2c-0000-4000-8000-000000000001";
    private const string Person = "0f0e0d0c-0000-4000-8000-000000000002";
    private static readonly (string, string)[] InFront = [("SigningIn:EasyAuth", "true"), ("WEBSITE_AUTH_ENABLED", "True"), ("WEBSITE_AUTH_OPENID_ISSUER", $"https://sts.windows.net/{Tenant}/")];

    [Theory]
    [InlineData("false", "True")]
    [InlineData("true", "False")]
    [InlineData("true", "")]
    public async Task A_header_that_anybody_could_have_written_does_nothing(string setting, string platform)
    {
        await using var app = new PipelineApp(("SigningIn:EasyAuth", setting), ("WEBSITE_AUTH_ENABLED", platform));

        var answer = await GetAsync(app, "/review/feedback", Header([.. Roles.All]));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.ShouldContain("/sign-in?");
        (await StaffAsync(app)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Behind_it_roles_of_the_account_count_as_they_do_with_a_provider_of_our_own()
    {
        await using var app = new PipelineApp(InFront);

        (await GetAsync(app, "/review/feedback", Header("reviewer", "Administrator"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await GetAsync(app, "/settings/reference", Header("reviewer", "Administrator"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await GetAsync(app, "/review/feedback", null)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await StaffAsync(app)).ShouldHaveSingleItem().Roles.ShouldBe([Roles.Reviewer]);
    }

    [Fact]
    public async Task A_removed_member_is_out_at_the_next_request()
    {
        await using var app = new PipelineApp(InFront);
        await GetAsync(app, "/review/feedback", Header("reviewer"));
        await app.Get<EndAccess>().OfAsync((await StaffAsync(app)).Single().Id, "test", TestContext.Current.CancellationToken);

        var page = await GetAsync(app, "/review/feedback", Header("reviewer"));
        var program = await GetAsync(app, "/api/feedback", Header("reviewer"));

        page.Headers.Location!.OriginalString.ShouldBe("/sign-in/stopped?why=removed");
        program.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_first_administrator_can_be_named_by_object_id()
    {
        await using var app = new PipelineApp([.. InFront, ("SigningIn:FirstAdministrator", Person)]);

        (await GetAsync(app, "/settings/reference", Header())).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("not base64")]
    [InlineData("bnVsbA==")]
    [InlineData("e30=")]
    public async Task A_header_that_can_not_be_read_is_nobody(string header)
    {
        await using var app = new PipelineApp(InFront);

        (await GetAsync(app, "/review/feedback", header)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private static string Header(params string[] roles)
        => Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
        {
            auth_typ = "aad",
            name_typ = "name",
            role_typ = "roles",
            claims = (object[])
            [
                new { typ = "http://schemas.microsoft.com/identity/claims/objectidentifier", val = Person },
                new { typ = "http://schemas.microsoft.com/identity/claims/tenantid", val = Tenant },
                new { typ = "preferred_username", val = "ann@example.org" },
                .. roles.Select(role => new { typ = "roles", val = role }),
            ],
        })));

    private static async Task<HttpResponseMessage> GetAsync(PipelineApp app, string path, string? header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (header is not null)
        {
            request.Headers.TryAddWithoutValidation("X-MS-CLIENT-PRINCIPAL", header);
        }

        return await app.Anyone().SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static Task<IReadOnlyList<StaffMember>> StaffAsync(PipelineApp app) => app.Get<IStaffBook>().ListAsync(TestContext.Current.CancellationToken);
}
