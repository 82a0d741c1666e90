using FeedbackPipeline.Securing;
using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Tests.Collecting;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Hosting.WorkAccounts;

/// <summary>How work accounts and the staff book meet.</summary>
public sealed class StaffBookTests : IAsyncLifetime
{
    private const string Address = "ann@example.org";
    private const string Tenant = "7f4e1d2c-0000-4000-8000-000000000001";
    private OpenIdProvider provider = null!;

    public async ValueTask InitializeAsync() => provider = await OpenIdProvider.StartAsync();

    public ValueTask DisposeAsync() => provider.DisposeAsync();

    [Fact]
    public async Task A_verified_address_finds_the_member_who_keeps_their_place()
    {
        await using var app = App();
        await MemberAsync(app, "s_ann", "house", Roles.Reviewer);
        Says(("email", "Ann@Example.org"), ("email_verified", true), ("roles", new[] { "manager" }));

        await new WorkBrowser(app).SignInAsync();

        var member = (await StaffAsync(app)).ShouldHaveSingleItem();
        (member.Id, member.Place).ShouldBe(("s_ann", "house"));
        member.Roles.ShouldBe([Roles.Manager]);
    }

    [Fact]
    public async Task An_account_that_names_no_role_keeps_those_of_the_staff_book()
    {
        await using var app = App();
        await MemberAsync(app, "s_ann", "house", Roles.Safeguarding);
        Says(("email", Address), ("email_verified", true));

        var entered = await new WorkBrowser(app).SignInAsync();

        entered.Headers.Location!.OriginalString.ShouldBe("/review");
        (await StaffAsync(app)).ShouldHaveSingleItem().Roles.ShouldBe([Roles.Safeguarding]);
    }

    [Fact]
    public async Task An_address_that_nobody_verified_finds_nobody()
    {
        await using var app = App();
        await MemberAsync(app, "s_ann", "house", Roles.Safeguarding);
        Says(("email", Address), ("email_verified", false), ("preferred_username", Address));

        var entered = await new WorkBrowser(app).SignInAsync();

        entered.Headers.Location!.OriginalString.ShouldBe("/sign-in/stopped?why=no-role");
    }

    [Fact]
    public async Task Who_was_removed_before_they_ever_came_stays_out()
    {
        await using var app = App();
        await MemberAsync(app, "s_ann", "house", Roles.Reviewer);
        await app.Get<EndAccess>().OfAsync("s_ann", "test", Cancellation);
        Says(("email", Address), ("email_verified", true), ("roles", new[] { "administrator" }));

        var entered = await new WorkBrowser(app).SignInAsync();
        await app.Get<IStaffBook>().SaveAsync(new("s_ann", [Roles.Reviewer], "house"), "test", Cancellation);
        var letInAgain = await new WorkBrowser(app).SignInAsync();

        entered.Headers.Location!.OriginalString.ShouldBe("/sign-in/stopped?why=removed");
        letInAgain.Headers.Location!.OriginalString.ShouldBe("/review");
    }

    [Fact]
    public async Task The_claim_for_places_says_where_new_members_belong_and_must_name_one()
    {
        await using var app = App(("OpenIdConnect:PlaceClaim", "unit"));
        await HouseAsync(app);
        Says(("roles", new[] { "reviewer" }));

        var without = await new WorkBrowser(app).SignInAsync();
        Says(("unit", "palace"));
        var unknown = await new WorkBrowser(app).SignInAsync();
        Says(("unit", "house"));
        await new WorkBrowser(app).SignInAsync();

        without.Headers.Location!.OriginalString.ShouldBe("/sign-in/stopped?why=no-place");
        unknown.Headers.Location!.OriginalString.ShouldBe("/sign-in/stopped?why=no-place");
        (await StaffAsync(app)).ShouldHaveSingleItem().Place.ShouldBe("house");
    }

    [Fact]
    public async Task The_administrator_named_at_deployment_becomes_one_while_nobody_is_and_the_audit_says_so()
    {
        await using var app = App(("SigningIn:FirstAdministrator", Address));
        Says(("email", Address), ("email_verified", true));

        await new WorkBrowser(app).SignInAsync();
        var again = await new WorkBrowser(app).SignInAsync();

        again.Headers.Location!.OriginalString.ShouldBe("/review");
        (await StaffAsync(app)).ShouldHaveSingleItem().Roles.ShouldBe([Roles.Administrator]);
        (await app.TextsAsync("SELECT detail FROM audit WHERE actor = 'first-administrator' AND action = 'staff-saved'")).ShouldBe(["administrator at organisation"]);
    }

    [Fact]
    public async Task Nobody_becomes_the_first_administrator_where_there_is_one_or_by_an_address_nobody_verified()
    {
        await using var app = App(("SigningIn:FirstAdministrator", Address));
        Says(("email", Address), ("email_verified", false), ("preferred_username", Address));
        var unverified = await new WorkBrowser(app).SignInAsync();
        await MemberAsync(app, "s_other", "organisation", Roles.Administrator, "other@example.org");
        Says(("email_verified", true));

        var tooLate = await new WorkBrowser(app).SignInAsync();

        unverified.Headers.Location!.OriginalString.ShouldBe("/sign-in/stopped?why=no-role");
        tooLate.Headers.Location!.OriginalString.ShouldBe("/sign-in/stopped?why=no-role");
    }

    [Theory]
    [InlineData(Address)]
    [InlineData("0F0E0D0C-0000-4000-8000-000000000002")]
    public void In_a_tenant_of_Entra_user_name_and_object_id_count(string named)
    {
        var who = Read($"https://login.microsoftonline.com/{Tenant}/v2.0");

        who!.IsCalled(named).ShouldBeTrue();
        who.Address.ShouldBe(Address);
    }

    [Fact]
    public void A_tenant_that_is_not_the_one_set_up_counts_for_nothing()
    {
        var who = Read("https://login.microsoftonline.com/another/v2.0");

        who!.IsCalled(Address).ShouldBeFalse();
        who.Address.ShouldBeNull();
    }

    private static FeedbackPipeline.Hosting.SigningIn.WorkAccounts.WorkIdentity? Read(string issuer)
        => FeedbackPipeline.Hosting.SigningIn.WorkAccounts.ReadClaims.Of(
            new(new System.Security.Claims.ClaimsIdentity(
                [new("tid", Tenant), new("oid", "0f0e0d0c-0000-4000-8000-000000000002"), new("sub", "pairwise"), new("preferred_username", Address)], "test")),
            issuer,
            new());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private void Says(params (string Claim, object Value)[] claims)
    {
        foreach (var (claim, value) in claims)
        {
            provider.Claims[claim] = value;
        }
    }

    private PipelineApp App(params (string Key, string Value)[] more)
    {
        var app = new PipelineApp([.. provider.Settings(), .. more]);
        app.Time.SetUtcNow(provider.Now);
        return app;
    }

    private static async Task MemberAsync(PipelineApp app, string id, string place, string role, string address = Address)
    {
        await HouseAsync(app);
        await app.Get<IStaffBook>().SaveAsync(new(id, [role], place), "test", Cancellation);
        await app.Get<IStaffBook>().SetAddressAsync(id, address, "test", Cancellation);
    }

    private static Task HouseAsync(PipelineApp app) => app.Get<IPlaceBook>().SaveAsync(new Place("house", "organisation", PlaceKind.House, "The house"), Cancellation);

    private static Task<IReadOnlyList<StaffMember>> StaffAsync(PipelineApp app) => app.Get<IStaffBook>().ListAsync(Cancellation);
}
