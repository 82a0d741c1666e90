using FeedbackPipeline.Tagging.Theming;
using FeedbackPipeline.Tagging.Theming.Editing;

namespace FeedbackPipeline.Tests.Tagging;

/// <summary>What an edit makes of the themes, and what it does not take.</summary>
public sealed class EditFrameworkTests
{
    private static readonly ThemeFramework Care = new ThemeFrameworks().Find("care")!;
    private static readonly ThemeDraft Pets = new("Pets", "Animals", "Pets at home.", "cat\n dog \n\ncat", "fur", "I miss my dog.", null);

    public static TheoryData<string, ThemeDraft> Mistakes => new()
    {
        { "name", Pets with { Name = " " } },
        { "name", Pets with { Name = Care.Themes[0].Name } },
        { "name", Pets with { Name = new string('n', CheckFramework.LongestName + 1) } },
        { "easyReadName", Pets with { EasyReadName = null } },
        { "easyReadName", Pets with { EasyReadName = Care.Themes[1].EasyReadName } },
        { "description", Pets with { Description = "" } },
        { "phrases", Pets with { Phrases = "cat\n!!" } },
        { "phrases", Pets with { Phrases = new string('p', CheckFramework.LongestLine + 1) } },
        { "hints", Pets with { Hints = string.Join('\n', Enumerable.Range(0, CheckFramework.MostLines + 1)) } },
        { "parent", Pets with { Parent = "nobody" } },
    };

    [Fact]
    public void Every_framework_that_comes_with_the_product_keeps_the_rules()
        => new ThemeFrameworks().All.SelectMany(CheckFramework.Of).ShouldBeEmpty();

    [Fact]
    public void A_new_theme_gets_an_id_from_its_name_and_tidy_lines()
    {
        var next = EditFramework.Add(Care, Pets).ShouldBeOfType<Edited.Done>().Next;

        next.Version.ShouldBe(Care.Version + 1);
        next.Find("pets")!.Phrases.ShouldBe(["cat", "dog"]);
        EditFramework.Add(next, Pets with { Name = "Pets!", EasyReadName = "More animals" }).ShouldBeOfType<Edited.Done>().Subject.ShouldBe("pets-2");
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_named_by_its_field_and_changes_nothing(string field, ThemeDraft draft)
        => EditFramework.Add(Care, draft).ShouldBeOfType<Edited.Refused>().Errors.ShouldHaveSingleItem().Field.ShouldBe(field);

    [Fact]
    public void A_theme_can_not_belong_to_itself_by_way_of_another()
    {
        var one = EditFramework.Change(Care, "food", ThemeDraft.Of(Care.Find("food")!) with { Parent = "staff" }).ShouldBeOfType<Edited.Done>().Next;

        EditFramework.Change(one, "staff", ThemeDraft.Of(one.Find("staff")!) with { Parent = "food" }).ShouldBeOfType<Edited.Refused>().Errors[0].Field.ShouldBe("parent");
    }

    [Fact]
    public void A_merged_theme_leads_to_the_one_that_took_it_in_however_often_that_happens()
    {
        var first = EditFramework.Merge(Care, "transport", "activities").ShouldBeOfType<Edited.Done>().Next;
        var second = EditFramework.Merge(first, "activities", "home").ShouldBeOfType<Edited.Done>().Next;

        second.Find("transport").ShouldBeNull();
        second.Resolve("transport").ShouldBe("home");
        second.Find("home")!.Phrases.ShouldContain(Care.Find("transport")!.Phrases[0]);
        EditFramework.Merge(second, "home", "transport").ShouldBeOfType<Edited.Refused>();
        EditFramework.Merge(second, "home", "home").ShouldBeOfType<Edited.Refused>();
        CheckFramework.Of(second).ShouldBeEmpty();
    }

    [Fact]
    public void A_retired_theme_keeps_its_name_and_comes_back()
    {
        var retired = EditFramework.Retire(Care, "money").ShouldBeOfType<Edited.Done>().Next;

        retired.Find("money").ShouldBeNull();
        retired.Retired!.ShouldHaveSingleItem().EasyReadName.ShouldBe(Care.Find("money")!.EasyReadName);
        EditFramework.BringBack(retired, "money").ShouldBeOfType<Edited.Done>().Next.Find("money").ShouldNotBeNull();
    }

    [Fact]
    public void A_file_that_was_exported_can_be_put_back_and_what_it_lacks_is_retired()
    {
        var file = FrameworkFile.TryRead(FrameworkFile.Write(Care), out _)!;

        FrameworkFile.Write(EditFramework.Replace(Care, file).ShouldBeOfType<Edited.Done>().Next with { Version = Care.Version, Retired = null }).ShouldBe(FrameworkFile.Write(Care));
        var smaller = file with { Themes = [.. file.Themes.Where(theme => theme.Id != "food")] };
        EditFramework.Replace(Care, smaller).ShouldBeOfType<Edited.Done>().Next.Retired!.ShouldHaveSingleItem().Id.ShouldBe("food");
    }

    [Theory]
    [InlineData("nothing at all")]
    [InlineData("""{"id":"care"}""")]
    [InlineData("""{"id":"care","version":3,"name":"x","blankMeans":null,"otherwiseMeans":null,"themes":null}""")]
    [InlineData("""{"id":"care","version":3,"name":"x","themes":[],"colour":"red"}""")]
    public void A_file_that_is_none_says_where(string text)
    {
        FrameworkFile.TryRead(text, out var problem).ShouldBeNull();
        problem!.ShouldContain("is not a theme file");
    }

    [Fact]
    public void A_file_for_another_framework_or_with_mistakes_is_refused_by_field()
    {
        var wrong = Care with { Id = "other", Themes = [Care.Themes[0] with { Parent = "gone" }, Care.Themes[0]], Merged = new Dictionary<string, string> { ["a"] = "b", ["b"] = "a" } };

        var errors = EditFramework.Replace(Care, wrong).ShouldBeOfType<Edited.Refused>().Errors;

        errors.Select(error => error.Field).ShouldContain("id");
        errors.Select(error => error.Field).ShouldContain("themes");
        errors.Select(error => error.Field).ShouldContain("merged");
        errors.Select(error => error.Field).ShouldContain($"{Care.Themes[0].Id}: parent");
    }
}
