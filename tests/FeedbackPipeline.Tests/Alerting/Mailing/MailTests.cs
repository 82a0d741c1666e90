using System.ComponentModel.DataAnnotations;
using System.Net.Sockets;
using FeedbackPipeline.Alerting.Mailing;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Vocabulary;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Tests.Alerting.Mailing;

/// <summary>Alerts by e-mail, to a real SMTP server.</summary>
public sealed class MailTests
{
    private static readonly MailMessage Hello = new("hello.1", ["ann@example.org"], "Hello", "Hello\n", "<p>Hello</p>");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_alert_is_written_to_those_who_handle_alerts_at_its_place_and_to_nobody_else()
    {
        await using var server = await MailServer.StartAsync();
        await using var world = await AlertWorld.CreateAsync(server.Settings(("Safeguarding:DailyTest", "false")));
        await JoinAsync(world, "north", Roles.Manager, AlertWorld.North, "north@example.org");
        await JoinAsync(world, "south", Roles.Manager, AlertWorld.South, "south@example.org");
        await JoinAsync(world, "lead", Roles.Safeguarding, "organisation", "lead@example.org");

        var alert = await world.OpenAlertAsync();
        world.App.Time.Advance(TimeSpan.FromDays(1));
        await world.App.DrainAsync();

        var mail = await server.NextAsync();
        mail.To.ShouldBe(["north@example.org"]);
        mail.Subject.ShouldBe("A new alert about missing voices");
        mail.Text.ShouldStartWith("Voices may be missing: 75 or over, Elm House\n");
        mail.Text.ShouldContain("Nobody is dealing with this yet.");
        mail.Text.ShouldContain($"https://feedback.example.org/review/alerts/{alert.Id}");
        mail.Html.ShouldContain("<h1");
        mail.Html.ShouldNotContain("<img");
        mail.Id.ShouldBe($"<north.{alert.Id}.1.1@example.org>");
        mail.Automatic.ShouldBe("auto-generated");
        await world.App.DrainAsync();
        (await world.WaitingMessagesAsync()).ShouldBe(0);
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task A_server_that_is_away_leaves_the_message_in_the_queue_and_the_next_try_delivers_once()
    {
        await using var busy = await MailServer.StartAsync("busy");
        await using var world = await AlertWorld.CreateAsync(busy.Settings());
        await JoinAsync(world, "north", Roles.Manager, AlertWorld.North, "north@example.org");

        await world.OpenAlertAsync();
        world.App.Time.Advance(TimeSpan.FromDays(1));
        await world.App.DrainAsync();

        (await world.WaitingMessagesAsync()).ShouldBe(1);
        (await world.ReadAsync("SELECT count(*) FROM alert_deliveries WHERE notifier LIKE 'mail%'", row => row.GetInt32(0))).ShouldBe(0);
        (await world.ReadAsync("SELECT count(*) FROM alert_deliveries WHERE notifier = 'console'", row => row.GetInt32(0))).ShouldBe(1);
    }

    [Fact]
    public async Task Without_protection_nothing_is_said_where_it_was_demanded()
    {
        await using var server = await MailServer.StartAsync("plain-only");

        await Should.ThrowAsync<NotSupportedException>(Mailer(server, MailSecurity.StartTls).SendAsync(Hello, Stop));
    }

    [Fact]
    public async Task A_server_whose_certificate_nobody_vouches_for_is_refused()
    {
        await using var server = await MailServer.StartAsync();

        await Should.ThrowAsync<SslHandshakeException>(Mailer(server, MailSecurity.StartTls).SendAsync(Hello, Stop));
    }

    [Fact]
    public async Task It_signs_in_where_the_server_asks_for_it()
    {
        await using var server = await MailServer.StartAsync("signed-in");

        await Mailer(server, MailSecurity.None, "right").SendAsync(Hello, Stop);

        (await server.NextAsync()).Subject.ShouldBe("Hello");
        await Should.ThrowAsync<AuthenticationException>(Mailer(server, MailSecurity.None, "wrong").ProbeAsync(Stop));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_an_error()
        => await Should.ThrowAsync<SocketException>(new SmtpMailer(Options.Create(new MailOptions { Host = "127.0.0.1", Port = 1, Security = MailSecurity.None, From = "a@example.org" }), TimeProvider.System).ProbeAsync(Stop));

    [Fact]
    public async Task A_recipient_the_server_refuses_for_now_is_an_error()
    {
        await using var server = await MailServer.StartAsync("busy");

        await Should.ThrowAsync<SmtpCommandException>(Mailer(server, MailSecurity.None).SendAsync(Hello, Stop));
    }

    [Theory]
    [InlineData("mail.example.org", MailSecurity.None, "a@example.org", "Security")]
    [InlineData("mail.example.org", MailSecurity.Tls, null, "From")]
    [InlineData("mail.example.org", MailSecurity.Tls, "not an address", "From")]
    public void Settings_that_would_leak_or_fail_are_refused(string host, MailSecurity security, string? from, string field)
    {
        var options = new MailOptions { Host = host, Security = security, From = from };
        var results = new List<ValidationResult>();

        Validator.TryValidateObject(options, new(options), results, validateAllProperties: true).ShouldBeFalse();
        results.ShouldHaveSingleItem().MemberNames.ShouldBe([field]);
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task An_address_is_kept_sealed_and_goes_with_its_member()
    {
        await using var world = await AlertWorld.CreateAsync();
        await JoinAsync(world, "north", Roles.Manager, AlertWorld.North, "north@example.org");

        (await world.ReadAsync("SELECT sealed FROM staff_addresses", row => row.GetString(0))).ShouldNotBeNull().ShouldNotContain("example");
        await world.App.Get<IStaffBook>().RemoveAsync("north", "test", Stop);

        (await world.App.Get<IStaffBook>().AddressesAsync(Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_doctor_knows_whether_the_server_lets_us_in()
    {
        await using var server = await MailServer.StartAsync();
        await using var world = await AlertWorld.CreateAsync(server.Settings());
        (await CheckAsync(world)).State.ShouldBe(FindingState.Advice);

        await JoinAsync(world, "north", Roles.Manager, AlertWorld.North, "north@example.org");
        (await CheckAsync(world)).State.ShouldBe(FindingState.Fine);

        await using var wrong = await AlertWorld.CreateAsync(MailServer.OnPort(1));
        (await CheckAsync(wrong)).State.ShouldBe(FindingState.Wrong);
    }

    internal static async Task JoinAsync(AlertWorld world, string id, string role, string place, string address)
    {
        var staff = world.App.Get<IStaffBook>();
        await staff.SaveAsync(new(id, [role], place), "test", Stop);
        (await staff.SetAddressAsync(id, address, "test", Stop)).ShouldBeTrue();
    }

    private static Task<Finding> CheckAsync(AlertWorld world) => world.App.Get<IEnumerable<ICheckup>>().Single(checkup => checkup.Name == "mail").LookAsync(Stop);

    private static SmtpMailer Mailer(MailServer server, MailSecurity security, string? password = null)
        => new(
            Options.Create(new MailOptions { Host = "127.0.0.1", Port = server.Port, Security = security, From = "feedback@example.org", User = password is null ? "" : "pipeline", Password = password ?? "" }),
            TimeProvider.System);
}
