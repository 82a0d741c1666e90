using AngleSharp.Html.Dom;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Collecting;

public sealed class EasyReadTests
{
    private const int LongestSentence = 15;
    private const double HighestGrade = 4;

    [Theory]
    [InlineData("cat", 1)]
    [InlineData("people", 2)]
    [InlineData("delete", 2)]
    [InlineData("answer", 2)]
    [InlineData("deleted", 3)]
    public void Syllables_are_counted(string word, int syllables) => ReadingEase.Syllables(word).ShouldBe(syllables);

    [Fact]
    public void A_known_grade_is_reproduced()
        => ReadingEase.Grade(["The cat sat on the mat."]).ShouldBe((0.39 * 6) + 11.8 - 15.59, 1e-9);

    [Fact]
    public async Task Every_public_page_is_Easy_Read_and_soundly_built()
    {
        await using var app = new PipelineApp(("Organisation:Telephone", "01234 567890"));
        var pages = await EveryPageAsync(app);
        var choices = new Demographics().All.SelectMany(dimension => dimension.Categories).Select(category => category.Label).ToHashSet();
        var problems = new List<string>();
        foreach (var (name, page) in pages)
        {
            var sentences = ReadingEase.Sentences(page.Body!);
            problems.AddRange(sentences.Where(sentence => ReadingEase.Words(sentence).Count > LongestSentence).Select(sentence => $"{name}: too long: {sentence}"));
            problems.AddRange(sentences.Where(sentence => sentence.Contains('\'', StringComparison.Ordinal) || sentence.Contains('’', StringComparison.Ordinal)).Select(sentence => $"{name}: contraction: {sentence}"));

            // The names of choices (Bangladeshi, British Sign Language) are what they are.
            var grade = ReadingEase.Grade([.. sentences.Where(sentence => !choices.Contains(sentence))]);
            if (grade > HighestGrade)
            {
                problems.Add($"{name}: grade {grade:0.0}");
            }

            problems.AddRange(Built(page).Select(problem => $"{name}: {problem}"));
        }

        problems.AddRange(pages.Where(page => !page.Name.EndsWith(", recorded", StringComparison.Ordinal)).GroupBy(page => page.Page.Title).Where(group => group.Count() > 1).Select(group => $"title is not unique: {group.Key}: {string.Join(", ", group.Select(page => page.Name))}"));
        problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/i/CARD-1", "You have a card from us.")]
    [InlineData("/i/OLD", "We do not know this card.")]
    [InlineData("/?service=elm-house", "You will tell us about: elm-house.")]
    [InlineData("/?service=nowhere", "You do not have to do this.")]
    public async Task Every_way_in_is_Easy_Read(string address, string says)
    {
        await using var app = new PipelineApp();
        await app.AddPlaceAsync("elm-house");
        await app.AddInvitationAsync("CARD-1", "{}");

        var page = (await new FormWalk(app.Anyone()).OpenAsync(address)).Page;

        page.Body!.TextContent.ShouldContain(says);
        var sentences = ReadingEase.Sentences(page.Body);
        sentences.ShouldAllBe(sentence => ReadingEase.Words(sentence).Count <= LongestSentence);
        ReadingEase.Grade(sentences).ShouldBeLessThanOrEqualTo(HighestGrade);
    }

    [Fact]
    public async Task No_page_with_words_is_kept_by_the_browser()
    {
        await using var app = new PipelineApp();
        var browser = app.Anyone();
        var person = await new FormWalk(browser).ToTheCheckPageAsync(words: "Hello");

        var answer = await browser.GetAsync(new Uri(person.Address, UriKind.Relative), TestContext.Current.CancellationToken);

        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    private static IEnumerable<string> Built(IHtmlDocument page)
    {
        if (page.QuerySelectorAll("h1").Length != 1)
        {
            yield return "not one h1";
        }

        if (page.DocumentElement.GetAttribute("lang") != "en-GB")
        {
            yield return "no lang";
        }

        foreach (var field in page.QuerySelectorAll("input:not([type=hidden]), textarea, select").Where(field => page.QuerySelector($"label[for='{field.Id}']") is null))
        {
            yield return $"no label: {field.OuterHtml}";
        }

        foreach (var image in page.QuerySelectorAll("img:not([alt])"))
        {
            yield return $"no alt: {image.OuterHtml}";
        }

        foreach (var inline in page.QuerySelectorAll("[style], [onclick], script:not([src]), style"))
        {
            yield return $"inline: {inline.OuterHtml}";
        }

        foreach (var id in page.QuerySelectorAll("[id]").GroupBy(element => element.Id).Where(group => group.Count() > 1))
        {
            yield return $"id twice: {id.Key}";
        }
    }

    private static async Task<List<(string Name, IHtmlDocument Page)>> EveryPageAsync(PipelineApp app)
    {
        var pages = new List<(string, IHtmlDocument)>();
        var person = new FormWalk(app.Anyone());
        async Task See(Task<FormWalk> step, string name)
        {
            await step;
            pages.Add((name, person.Page));
        }

        await See(person.OpenAsync("/"), "start");
        await See(person.SendAsync(), "who");
        await See(person.SendAsync(("go", "next")), "who, nothing chosen");
        await See(person.SendAsync(("help", "with-help")), "helping");
        await See(person.FollowAsync("Continue"), "question 1");
        var question = person.Address;
        await See(person.SendAsync(("words", new string('a', 20_001)), ("go", "next")), "question 1, too long");
        await See(person.OpenAsync($"/form/{question.Split('/')[2]}/question/2"), "question 2");
        await See(person.OpenAsync($"/form/{question.Split('/')[2]}/question/3"), "question 3");
        await See(person.OpenAsync($"/form/{question.Split('/')[2]}/question/4"), "question 4");
        await See(person.SendAsync(("words", ""), ("go", "later")), "later");
        await See(person.OpenAsync($"/form/{question.Split('/')[2]}/check"), "check");
        await See(person.SendAsync(), "check, no answer");
        await See(person.OpenAsync($"/form/{question.Split('/')[2]}/voice"), "voice");
        await See(person.SendAsync(("go", "next")), "voice, none chosen");
        await Recordings.Voices.UploadAsync(app.Anyone(), person.Page, person.Address, Recordings.Voices.WebM());
        await See(person.OpenAsync(person.Address), "voice, recorded");
        await See(person.OpenAsync($"/form/{question.Split('/')[2]}/check"), "check, recorded");
        await See(person.SendAsync(), "thank you, recorded");
        var recorded = person.Receipt;
        await See(person.OpenAsync($"/r/{recorded}"), "status, recorded");
        await See(person.OpenAsync($"/r/{recorded}/delete"), "delete, recorded");
        await See(person.OpenAsync("/form/none/check"), "gone");
        await See(person.OpenAsync("/r"), "code");
        await See(person.SendAsync(("code", "1")), "code, wrong");
        await See(person.OpenAsync("/r/7K3M-Q9TX"), "code, unknown");
        var receipt = await FeedbackApiCalls.ReceiptAsync(app);
        await See(person.OpenAsync($"/r/{receipt}"), "status");
        await See(person.OpenAsync($"/r/{receipt}/thank-you"), "thank you");
        await See(person.OpenAsync($"/r/{receipt}/about-you"), "about you");
        foreach (var dimension in new[] { "age_band", "gender", "ethnic_group", "support_type", "communication" })
        {
            await See(person.OpenAsync($"/r/{receipt}/about-you/{dimension}"), dimension);
        }

        await See(person.SendAsync(("go", "next")), "communication, nothing chosen");
        await person.OpenAsync($"/r/{receipt}/about-you/ethnic_group");
        await See(person.SendAsync(("answer", "black")), "ethnic group, second step");
        await See(person.OpenAsync($"/r/{receipt}/done"), "done");
        await See(person.OpenAsync($"/r/{receipt}/delete"), "delete");
        await See(person.SendAsync(), "deleted");
        return pages;
    }
}
