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
    [InlineData("nothing at all", "file", "is not JSON: line 1")]
    [InlineData("", "file", "is not JSON: line 1")]
    [InlineData("null", "file", "It holds null")]
    [InlineData("[]", "file", "It holds a list")]
    [InlineData("""{"version":3,"name":"x","themes":[]}""", "id", "is missing")]
    [InlineData("""{"id":"care","version":"three","name":"x","themes":[]}""", "version", "whole number")]
    [InlineData("""{"id":"care","version":3,"name":"x","blankMeans":null,"otherwiseMeans":null,"themes":null}""", "themes", "must be a list of themes")]
    [InlineData("""{"id":"care","version":3,"name":"x","themes":[],"colour":"red"}""", "colour", "is no field we know")]
    [InlineData("""{"id":"care","id":"care","version":3,"name":"x","themes":[]}""", "id", "is there twice")]
    [InlineData("""{"id":"care","version":3,"name":"x","themes":[],"blankMeans":{"why":"food"}}""", "blankMeans", "has 'why'")]
    [InlineData("""{"id":"care","version":3,"name":"x","themes":[],"merged":{"a":null}}""", "merged", "'a' must lead to")]
    [InlineData("""{"id":"care","version":3,"name":"x","themes":[null]}""", "theme 1", "null")]
    [InlineData("""{"id":"care","version":3,"name":"x","themes":[{"name":"Pets","easyReadName":"Animals","description":"Pets.","phrases":[]}]}""", "theme 1: id", "is missing")]
    [InlineData("""{"id":"care","version":3,"name":"x","themes":[{"id":"pets","easyReadName":"Animals","description":"Pets.","phrases":[]}]}""", "theme 1 (pets): name", "is missing")]
    [InlineData("""{"id":"care","version":3,"name":"x","themes":[{"id":"pets","name":"Pets","easyReadName":"Animals","description":"Pets.","phrases":"cat, dog"}]}""", "theme 1 (pets): phrases", "must be a list")]
    [InlineData("""{"id":"care","version":3,"name":"x","themes":[{"id":"pets","name":"Pets","easyReadName":"Animals","description":"Pets.","phrases":["cat",null]}]}""", "theme 1 (pets): phrases", "null")]
    [InlineData("""{"id":"care","version":3,"name":"x","themes":[{"id":"pets","name":"Pets","easyReadName":"Animals","description":"Pets.","phrases":[],"parent":7}]}""", "theme 1 (pets): parent", "a number")]
    public void A_file_that_is_none_names_the_field_and_the_rule(string text, string field, string rule)
    {
        FrameworkFile.TryRead(text, out var problems).ShouldBeNull();
        problems.ShouldHaveSingleItem().Field.ShouldBe(field);
        problems[0].Rule.ShouldContain(rule);
    }

    [Fact]
    public void A_set_without_meanings_for_blank_answers_is_read_back()
        => FrameworkFile.TryRead(FrameworkFile.Write(Care with { BlankMeans = null, OtherwiseMeans = null }), out _)!.BlankMeans.ShouldBeNull();

    [Fact]
    public void The_history_gets_the_names_of_the_moment()
    {
        var added = EditFramework.Add(Care, Pets).ShouldBeOfType<Edited.Done>();
        var renamed = EditFramework.Change(added.Next, "pets", Pets with { Name = "Animals" }).ShouldBeOfType<Edited.Done>();
        var merged = EditFramework.Merge(renamed.Next, "pets", "activities").ShouldBeOfType<Edited.Done>();

        (added.Name, added.Other).ShouldBe(("Pets", ""));
        (renamed.Name, renamed.Other).ShouldBe(("Pets", "Animals"));
        (merged.Name, merged.Other).ShouldBe(("Animals", Care.Find("activities")!.Name));
    }

    [Fact]
    public void Going_back_undoes_a_merger_and_loses_no_name_that_came_later()
    {
        var added = ((Edited.Done)EditFramework.Add(Care, Pets)).Next;
        var merged = ((Edited.Done)EditFramework.Merge(added, "pets", "activities")).Next;
        var other = ((Edited.Done)EditFramework.Add(merged, Pets with { Name = "Garden", EasyReadName = "The garden" })).Next;

        var back = RestoreFramework.Of(other, added, 4, "Pets are a theme.").ShouldBeOfType<Edited.Done>();
        back.Next.Version.ShouldBe(other.Version + 1);
        back.Next.Resolve("pets").ShouldBe("pets");
        back.Next.Find("activities")!.Phrases.ShouldBe(Care.Find("activities")!.Phrases);
        back.Next.Retired!.ShouldHaveSingleItem().Id.ShouldBe("garden");
        (back.Change, back.Other, back.Reason).ShouldBe((ThemeChanges.Restore, "4", "Pets are a theme."));
        CompareFrameworks.Of(added, back.Next).ShouldBeEmpty();

        var first = RestoreFramework.Of(other, Care, 0, "As it was.").ShouldBeOfType<Edited.Done>().Next;
        first.Resolve("pets").ShouldBe("activities", "tags of a theme that is gone still lead somewhere");
        CheckFramework.Of(first).ShouldBeEmpty();
    }

    [Fact]
    public void Going_back_needs_a_reason_and_something_to_undo()
        => RestoreFramework.Of(Care, Care, 0, " ").ShouldBeOfType<Edited.Refused>().Errors.Select(error => error.Field).ShouldBe(["number", "reason"]);

    [Fact]
    public void Two_versions_are_compared_theme_by_theme()
    {
        var after = ((Edited.Done)EditFramework.Add(Care, Pets)).Next;
        after = ((Edited.Done)EditFramework.Change(after, "food", ThemeDraft.Of(after.Find("food")!) with { Name = "Meals", EasyReadName = "Meals", Description = "Eating.", Phrases = ThemeDraft.Of(after.Find("food")!).Phrases + "\nquiche", Parent = "home" })).Next;
        after = ((Edited.Done)EditFramework.Merge(after, "transport", "activities")).Next;
        after = ((Edited.Done)EditFramework.Retire(after, "money")).Next;

        var forth = CompareFrameworks.Of(Care, after);

        forth.Select(difference => difference.Change).ShouldBe(
            [ThemeChanges.Add, ThemeChanges.Merge, ThemeChanges.Retire, ThemeChanges.Change, ThemeDifference.EasyRead, ThemeDifference.Meaning, ThemeDifference.Place, ThemeDifference.PhrasesAdded, ThemeDifference.PhrasesAdded, ThemeDifference.HintsAdded, ThemeDifference.ExamplesAdded],
            ignoreOrder: true);
        forth.ShouldContain(new ThemeDifference(ThemeDifference.PhrasesAdded, "Meals", "quiche"));
        CompareFrameworks.Of(after, Care).ShouldContain(new ThemeDifference(ThemeDifference.Parted, Care.Find("transport")!.Name, Care.Find("activities")!.Name));
        CompareFrameworks.Of(Care, Care).ShouldBeEmpty();
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
        errors.First(error => error.Field.EndsWith("parent", StringComparison.Ordinal)).Rule.ShouldBe("is 'gone', which is no theme here.");
    }
}
