using System.Net;
using AngleSharp.Html.Dom;
using FeedbackPipeline.Alerting.Lifecycle;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Alerting;

/// <summary>Alerts as members see and handle them.</summary>
public sealed class AlertPagesTests
{
    [Theory]
    [InlineData(Roles.Reviewer, true)]
    [InlineData(Roles.Manager, true)]
    [InlineData(Roles.Safeguarding, false)]
    [InlineData(Roles.Administrator, false)]
    public async Task Every_role_sees_alerts_and_only_some_may_act(string role, bool mayAct)
    {
        await using var world = await AlertWorld.CreateAsync();
        var alert = await world.OpenAlertAsync();
        using var client = await world.MemberAsync(role);

        var page = await client.PageAsync(Path(alert));
        var answer = await PostAsync(client, page.QuerySelector("form[method=post]") is null ? await client.PageAsync("/sign-out") : page, Path(alert), "acknowledge", alert.Version);

        page.QuerySelectorAll("h1").ShouldHaveSingleItem().TextContent.ShouldBe("Voices may be missing: 75 or over, Elm House");
        page.QuerySelectorAll("main form").Length.ShouldBe(mayAct ? 2 : 0);
        answer.StatusCode.ShouldBe(mayAct ? HttpStatusCode.Redirect : HttpStatusCode.Forbidden);
        (await world.OnlyAlertAsync()).Version.ShouldBe(mayAct ? 2 : 1);
    }

    [Fact]
    public async Task The_list_says_of_each_alert_what_kind_it_is()
    {
        await using var world = await AlertWorld.CreateAsync();
        await world.OpenAlertAsync();
        using var manager = await world.MemberAsync();

        var page = await manager.PageAsync("/review/alerts");

        page.QuerySelectorAll(".alerts__heading").ShouldHaveSingleItem().TextContent.Trim().ShouldBe("Voices may be missing: 75 or over, Elm House");
    }

    [Fact]
    public async Task A_member_of_one_locality_knows_nothing_of_the_others_alerts()
    {
        await using var world = await AlertWorld.CreateAsync();
        var ours = await world.OpenAlertAsync();
        var theirs = await world.OpenAlertAsync(AlertWorld.Bay, "Bay House");
        using var client = await world.MemberAsync(place: AlertWorld.North);

        (await client.PageAsync("/review/alerts")).QuerySelectorAll(".alerts a").Select(link => link.GetAttribute("href")).ShouldBe([Path(ours)]);
        (await StatusAsync(client, Path(ours))).ShouldBe(HttpStatusCode.OK);
        foreach (var path in (string[])[Path(theirs), "/review/alerts?place=south", "/review/alerts/al_unknown", "/api/alerts?service=south"])
        {
            (await StatusAsync(client, path)).ShouldBe(HttpStatusCode.NotFound, path);
        }

        (await PostAsync(client, await client.PageAsync(Path(ours)), Path(theirs), "acknowledge", theirs.Version)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await world.AuditOfAsync(theirs.Id)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Looking_acknowledges_nothing()
    {
        await using var world = await AlertWorld.CreateAsync();
        var alert = await world.OpenAlertAsync();
        using var client = await world.MemberAsync();

        await client.PageAsync(Path(alert));
        await client.PageAsync($"{Path(alert)}?handler=Acknowledge&Form.Step=acknowledge&Form.Version=1");

        (await world.OnlyAlertAsync()).State.ShouldBe(AlertState.New);
    }

    [Fact]
    public async Task A_form_from_elsewhere_is_refused()
    {
        await using var world = await AlertWorld.CreateAsync();
        var alert = await world.OpenAlertAsync();
        using var client = await world.MemberAsync();
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("Form.Step", "acknowledge"), KeyValuePair.Create("Form.Version", "1")]);

        (await client.PostAsync(new Uri(Path(alert), UriKind.Relative), content, AlertWorld.Stop)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        (await world.OnlyAlertAsync()).State.ShouldBe(AlertState.New);
    }

    [Fact]
    public async Task An_alert_is_walked_from_new_to_resolved_and_every_step_is_on_record()
    {
        await using var world = await AlertWorld.CreateAsync();
        var alert = await world.OpenAlertAsync();
        using var client = await world.MemberAsync();

        await StepAsync(client, alert, "acknowledge");
        await StepAsync(client, alert, "assign", ("Form.Owner", "s_manager-organisation"), ("Form.Due", "2026-03-20"));
        await StepAsync(client, alert, "record-action", ("Form.Text", "Visited the day centre <b>"), ("Form.DoneBy", "The team"));
        await StepAsync(client, alert, "resolve", ("Form.Text", "Eight people answered"));

        var page = await client.PageAsync(Path(alert));
        page.QuerySelectorAll(".history .words").Select(fact => fact.TextContent).ShouldBe(
            ["Resolved. Eight people answered", "Tried on 2 March 2026 by The team: Visited the day centre <b>", "Given to s_manager-organisation, due on 20 March 2026.", "Seen.", "Opened."]);
        page.QuerySelector(".alert-standing")!.TextContent.ShouldBe("Resolved on 2 March 2026. The figures do not show yet that the group is heard again.");
        page.QuerySelectorAll("main form").ShouldBeEmpty();
        (await world.AuditOfAsync(alert.Id)).Skip(1).ShouldAllBe(entry => entry.Actor == "s_manager-organisation");
        (await client.PageAsync("/review/alerts")).QuerySelector("main")!.TextContent.ShouldContain("No open alerts.");
    }

    [Theory]
    [InlineData("accept", "Form.Text", " ", "#because", "Write why you accept this.")]
    [InlineData("record-action", "Form.Text", "", "#what", "Write what was tried.")]
    [InlineData("figures-are-wrong", "Form.Text", "", "#wrong", "Write what is wrong with the figures.")]
    [InlineData("assign", "Form.Owner", "s_nobody", "#owner", "Choose somebody who may handle alerts at this place.")]
    [InlineData("assign", "Form.Owner", "s_manager-organisation", "#due", "Write the day it is due, like 2026-03-31.")]
    public async Task A_mistake_is_said_at_the_top_and_at_its_field(string step, string field, string value, string target, string expected)
    {
        await using var world = await AlertWorld.CreateAsync();
        var alert = await world.OpenAlertAsync();
        using var client = await world.MemberAsync();
        await StepAsync(client, alert, "acknowledge");

        var answer = await PostAsync(client, await client.PageAsync(Path(alert)), Path(alert), step, 2, (field, value), ("Form.DoneBy", "Kept words"));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await answer.DocumentAsync();
        var link = page.QuerySelector(".govuk-error-summary a").ShouldNotBeNull();
        (link.GetAttribute("href"), link.TextContent).ShouldBe((target, expected));
        var input = page.QuerySelector(target).ShouldNotBeNull();
        var described = input.GetAttribute("aria-describedby").ShouldNotBeNull().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        described.ShouldContain($"{target[1..]}-error");
        described.ShouldAllBe(id => page.GetElementById(id) != null);
        page.QuerySelectorAll("details[open]").ShouldHaveSingleItem().QuerySelector(target).ShouldNotBeNull();
        (await world.OnlyAlertAsync()).Version.ShouldBe(2);
    }

    [Fact]
    public async Task The_second_of_two_managers_is_told_and_keeps_what_was_typed()
    {
        await using var world = await AlertWorld.CreateAsync();
        var alert = await world.OpenAlertAsync();
        using var client = await world.MemberAsync();
        await StepAsync(client, alert, "acknowledge");
        var seen = await client.PageAsync(Path(alert));
        await StepAsync(client, alert, "record-action", ("Form.Text", "Rang round"));

        var answer = await PostAsync(client, seen, Path(alert), "accept", 2, ("Form.Text", "They asked us to wait"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await answer.DocumentAsync();
        page.QuerySelector(".govuk-error-summary")!.TextContent.ShouldContain("Someone else changed this");
        ((IHtmlTextAreaElement)page.QuerySelector("#because")!).Value.ShouldBe("They asked us to wait");
        (await world.OnlyAlertAsync()).Version.ShouldBe(3);
    }

    [Theory]
    [InlineData("resolve", "Say first that you have seen this alert.")]
    [InlineData("dance", "Choose what to do.")]
    public async Task A_step_that_is_not_possible_now_says_why(string step, string expected)
    {
        await using var world = await AlertWorld.CreateAsync();
        var alert = await world.OpenAlertAsync();
        using var client = await world.MemberAsync();

        var answer = await PostAsync(client, await client.PageAsync(Path(alert)), Path(alert), step, 1);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.DocumentAsync()).QuerySelector(".govuk-error-summary")!.TextContent.ShouldContain(expected);
    }

    [Fact]
    public async Task The_list_has_open_alerts_first_says_how_many_and_filters_by_state()
    {
        await using var world = await AlertWorld.CreateAsync();
        await world.SignalAsync(Signals.Opened(), Signals.Cleared());
        await world.RaiseAsync();
        var open = await world.OpenAlertAsync(AlertWorld.Bay, "Bay House");
        using var client = await world.MemberAsync();

        var page = await client.PageAsync("/review/alerts");

        page.Title!.ShouldStartWith("Alerts –");
        page.QuerySelectorAll("h1").ShouldHaveSingleItem();
        page.QuerySelector(".govuk-body-l")!.TextContent.ShouldBe("1 open alert. Nobody is dealing with it yet.");
        page.QuerySelectorAll("main h2").Select(heading => heading.TextContent).ShouldBe(["Open", "Closed"]);
        page.QuerySelector(".alerts a")!.GetAttribute("href").ShouldBe(Path(open));
        (await client.PageAsync("/review/alerts?state=cleared")).QuerySelectorAll("main h2").Select(heading => heading.TextContent).ShouldBe(["Closed"]);
        (await client.PageAsync("/review/alerts?state=assigned")).QuerySelectorAll(".alerts__item").ShouldBeEmpty();
    }

    [Fact]
    public async Task An_alert_not_seen_for_ten_working_days_carries_a_flag_until_somebody_sees_it()
    {
        await using var world = await AlertWorld.CreateAsync();
        var alert = await world.OpenAlertAsync();
        using var client = await world.MemberAsync();
        world.App.Time.Advance(TimeSpan.FromDays(14));
        (await client.PageAsync("/review/alerts")).QuerySelector(".alerts")!.TextContent.ShouldNotContain("Not seen");
        world.App.Time.Advance(TimeSpan.FromDays(1));

        (await client.PageAsync("/review/alerts")).QuerySelector(".alerts")!.TextContent.ShouldContain("Not seen for 10 working days");
        (await client.PageAsync(Path(alert))).QuerySelector("main")!.TextContent.ShouldContain("Not seen for 10 working days");
        await StepAsync(client, alert, "acknowledge");

        (await client.PageAsync(Path(alert))).QuerySelector("main")!.TextContent.ShouldNotContain("Not seen for 10 working days");
    }

    [Fact]
    public async Task The_API_gives_the_same_protected_words()
    {
        await using var world = await AlertWorld.CreateAsync();
        await world.SignalAsync(Signals.Of(RepresentationChange.SeriousOpened, 100, shown: Signals.Protected));
        await world.RaiseAsync();
        using var client = await world.MemberAsync(Roles.Reviewer);

        var body = await client.GetStringAsync(new Uri("/api/alerts?state=new", UriKind.Relative), AlertWorld.Stop);

        body.ShouldContain("\"heading\":\"Voices may be missing: 75 or over, Elm House\"");
        body.ShouldContain("Fewer than 5 were in the group");
        body.ShouldNotContain("203");
        (await StatusAsync(client, "/api/alerts?state=asleep")).ShouldBe(HttpStatusCode.BadRequest);
        using var stranger = world.App.Anyone();
        (await StatusAsync(stranger, "/api/alerts")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static string Path(Alert alert) => $"/review/alerts/{alert.Id}";

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
        => (await client.GetAsync(new Uri(path, UriKind.Relative), AlertWorld.Stop)).StatusCode;

    private static async Task StepAsync(HttpClient client, Alert alert, string step, params (string Name, string Value)[] fill)
    {
        var page = await client.PageAsync(Path(alert));
        var form = page.QuerySelectorAll("main form").First(form => form.QuerySelector("[name='Form.Step']")!.GetAttribute("value") == step);
        var version = int.Parse(form.QuerySelector("[name='Form.Version']")!.GetAttribute("value")!);

        (await PostAsync(client, page, Path(alert), step, version, fill)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    /// <summary>Sends a step with the antiforgery token of <paramref name="page"/>.</summary>
    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, IHtmlDocument page, string path, string step, int version, params (string Name, string Value)[] fill)
    {
        var token = page.QuerySelector("input[name=__RequestVerificationToken]").ShouldNotBeNull().GetAttribute("value");
        using var content = new FormUrlEncodedContent(
            [
                KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("Form.Step", (string?)step), KeyValuePair.Create("Form.Version", (string?)$"{version}"),
                .. fill.Select(field => KeyValuePair.Create(field.Name, (string?)field.Value)),
            ]);
        return await client.PostAsync(new Uri(path, UriKind.Relative), content, AlertWorld.Stop);
    }
}
