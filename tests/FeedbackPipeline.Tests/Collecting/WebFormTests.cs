using System.Net;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Collecting;

public sealed class WebFormTests
{
    [Fact]
    [Trait("Store", "SQLite")]
    public async Task The_whole_form_works_without_JavaScript_and_without_a_cookie()
    {
        await using var app = new PipelineApp();
        var person = await new FormWalk(app.Anyone()).ToTheCheckPageAsync("/", "with-help", "The garden", "More trips", null, "My housemate");
        (await app.FeedbackCountAsync()).ShouldBe(0);

        await person.SendAsync();
        person.Heading.ShouldBe("Thank you. We got your words");
        var receipt = person.Receipt;
        await person.FollowAsync("Continue");
        await person.FollowAsync("Continue");
        await person.SendAsync(("answer", "25-34"), ("go", "next"));
        await person.SendAsync(("answer", "declined"), ("go", "next"));
        await person.SendAsync(("answer", "asian"), ("go", "next"));
        person.Heading.ShouldBe("Asian or Asian British: which one?");
        await person.SendAsync(("answer", "asian-indian"), ("go", "next"));
        await person.SendAsync(("go", "skip"));
        await person.SendAsync(("answer", "speech"), ("answer", "makaton"), ("go", "next"));

        person.Heading.ShouldBe("That is all. Thank you");
        person.Receipt.ShouldBe(receipt);
        (await app.WordsAsync()).ShouldBe(["change: More trips", "good: The garden", "who_else: My housemate"]);
        (await app.TextsAsync("SELECT help || ' ' || about_closed FROM feedback")).ShouldBe(["with-help 1"]);
        (await app.AboutAsync()).ShouldBe([
            "age_band=25-34 (1, helper)",
            "communication=makaton (1, helper)",
            "communication=speech (1, helper)",
            "ethnic_group=asian-indian (1, helper)",
            "gender=declined (0, helper)",
            "support_type=skipped (0, helper)"]);
        (await app.DraftCountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Two_taps_on_send_make_one_record_and_show_the_same_receipt()
    {
        await using var app = new PipelineApp();
        var browser = app.Anyone();
        var person = await new FormWalk(browser).ToTheCheckPageAsync(words: "Hello");
        var (page, address) = (person.Page, person.Address);

        var both = await Task.WhenAll(browser.SubmitAsync(page, address), browser.SubmitAsync(page, address));
        var late = await browser.SubmitAsync(page, address);

        both.Append(late).Select(answer => answer.Headers.Location!.OriginalString).Distinct().Count().ShouldBe(1);
        (await app.FeedbackCountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Skipping_everything_kindly_asks_for_one_answer()
    {
        await using var app = new PipelineApp();
        var person = await new FormWalk(app.Anyone()).ToTheCheckPageAsync();

        await person.SendAsync();

        person.Error.ShouldBe("Please answer one question or more. Then we can read what you think.");
        person.Page.Title!.ShouldStartWith("Error: ");
        person.Page.QuerySelector(person.Page.QuerySelector(".govuk-error-summary a")!.GetAttribute("href")!).ShouldNotBeNull();
        (await app.FeedbackCountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_form_opens_again_after_21_hours_where_the_person_left_it()
    {
        await using var app = new PipelineApp();
        var person = new FormWalk(app.Anyone());
        await person.OpenAsync("/");
        await person.SendAsync();
        await person.SendAsync(("help", "alone"), ("go", "next"));
        await person.SendAsync(("words", "Half a thou"), ("go", "later"));
        var link = new Uri(person.Page.QuerySelector("#link")!.TextContent).AbsolutePath;

        app.Time.Advance(TimeSpan.FromHours(21));
        await app.DrainAsync();
        var again = await new FormWalk(app.Anyone()).OpenAsync(link);

        again.Address.ShouldEndWith("/question/1");
        again.Page.QuerySelector("textarea")!.TextContent.Trim().ShouldBe("Half a thou");
    }

    [Fact]
    public async Task Words_that_are_too_long_stay_in_the_box()
    {
        await using var app = new PipelineApp(("Collecting:MaximumTextLength", "100"));
        var person = new FormWalk(app.Anyone());
        await person.OpenAsync("/");
        await person.SendAsync();
        await person.SendAsync(("help", "alone"), ("go", "next"));

        await person.SendAsync(("words", new string('a', 103)), ("go", "next"));

        person.Status.ShouldBe(HttpStatusCode.BadRequest);
        person.Error!.ShouldContain("3 letters");
        person.Page.QuerySelector("textarea")!.TextContent.Trim().Length.ShouldBe(103);
        person.Page.QuerySelector("textarea")!.GetAttribute("aria-describedby")!.ShouldContain("words-error");
    }

    [Fact]
    public async Task Skip_does_not_throw_typed_words_away_without_asking()
    {
        await using var app = new PipelineApp();
        var person = new FormWalk(app.Anyone());
        await person.OpenAsync("/");
        await person.SendAsync();
        await person.SendAsync(("go", "skip"));

        await person.SendAsync(("words", "Typed"), ("go", "skip"));
        person.Page.QuerySelector("[role=status]")!.TextContent.ShouldContain("Do you want to keep them?");
        await person.SendAsync(("go", "drop"));

        person.Address.ShouldEndWith("/question/2");
        (await person.OpenAsync($"/form/{person.Draft}/check")).Page.Body!.TextContent.ShouldNotContain("Typed");
    }

    [Fact]
    public async Task An_answer_is_changed_from_the_check_page_and_the_person_comes_back_to_it()
    {
        await using var app = new PipelineApp();
        var person = await new FormWalk(app.Anyone()).ToTheCheckPageAsync(words: "First");

        await person.FollowAsync("Change question 1");
        await person.SendAsync(("words", "Second\r\nline"), ("go", "next"));
        person.Address.ShouldEndWith("/check");
        await person.SendAsync();

        (await app.WordsAsync()).ShouldBe(["good: Second\nline"]);
    }

    [Fact]
    public async Task Who_is_telling_us_needs_a_choice_or_Skip()
    {
        await using var app = new PipelineApp();
        var person = new FormWalk(app.Anyone());
        await person.OpenAsync("/");
        await person.SendAsync();

        await person.SendAsync(("go", "next"));
        person.Error.ShouldBe("Choose one answer. Or choose Skip.");
        await person.SendAsync(("go", "skip"));

        person.Address.ShouldEndWith("/question/1");
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task An_invited_person_is_asked_nothing_about_themselves()
    {
        await using var app = new PipelineApp();
        await FeedbackApiCalls.ReceiptAsync(app);
        await app.AddInvitationAsync("CARD-1", """{ "age_band": "65-74" }""");
        var person = await new FormWalk(app.Anyone()).ToTheCheckPageAsync("/i/CARD-1", words: "Hello");

        await person.SendAsync();

        person.Page.QuerySelectorAll("a").ShouldNotContain(link => link.GetAttribute("href")!.Contains("about-you", StringComparison.Ordinal));
        (await app.TextsAsync("SELECT respondent || ' ' || about_closed FROM feedback WHERE linked = 1")).ShouldBe(["p_card 1"]);
        (await app.AboutAsync()).ShouldBe(["age_band=65-74 (1, register)"]);
    }

    [Fact]
    public async Task A_card_withdrawn_while_the_person_writes_does_not_cost_them_their_words()
    {
        await using var app = new PipelineApp();
        await FeedbackApiCalls.ReceiptAsync(app);
        await app.AddInvitationAsync("CARD-1", "{}");
        var person = await new FormWalk(app.Anyone()).ToTheCheckPageAsync("/i/CARD-1", words: "Still here");
        await app.Get<FeedbackPipeline.Storing.Sqlite.SqliteWriter>().WriteAsync(session => session.Execute("UPDATE invitations SET withdrawn = 1"), TestContext.Current.CancellationToken);

        await person.SendAsync();

        person.Heading.ShouldBe("Thank you. We got your words");
        (await app.WordsAsync()).ShouldContain("good: Still here");
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task A_link_for_a_service_says_what_the_words_are_about()
    {
        await using var app = new PipelineApp();
        await app.AddPlaceAsync("elm-house");
        var person = await new FormWalk(app.Anyone()).ToTheCheckPageAsync("/?service=elm-house", words: "Hello");

        await person.SendAsync();

        (await app.TextsAsync("SELECT place FROM feedback")).ShouldBe(["elm-house"]);
    }

    [Fact]
    public async Task A_robot_that_fills_the_hidden_box_sends_nothing_and_a_person_can_empty_it()
    {
        await using var app = new PipelineApp();
        var person = await new FormWalk(app.Anyone()).ToTheCheckPageAsync(words: "Hello");

        await person.SendAsync(("website", "http://example.org"));
        (await app.FeedbackCountAsync()).ShouldBe(0);
        person.Error!.ShouldContain("leave the last box empty");
        await person.SendAsync();

        (await app.FeedbackCountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Words_typed_into_a_form_that_was_sent_already_are_shown_to_be_copied()
    {
        await using var app = new PipelineApp();
        var browser = app.Anyone();
        var person = await new FormWalk(browser).ToTheCheckPageAsync(words: "Hello");
        var other = await new FormWalk(browser).OpenAsync($"/form/{person.Draft}/question/2");
        await person.SendAsync();

        await other.SendAsync(("words", "Late words"), ("go", "next"));

        other.Status.ShouldBe(HttpStatusCode.NotFound);
        other.Page.QuerySelector("textarea")!.TextContent.ShouldBe("Late words");
    }
}
