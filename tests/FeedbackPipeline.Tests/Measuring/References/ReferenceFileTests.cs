using System.Text;
using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.Projecting;
using FeedbackPipeline.Measuring.Reading;
using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Reviewing.References;

namespace FeedbackPipeline.Tests.Measuring.References;

/// <summary>What is not known exactly is compared at the lowest share it can be, so that a published table that was rounded raises no false alert.</summary>
public sealed class ReferenceFileTests
{
    [Fact]
    public void A_rounded_count_is_compared_at_its_lowest_share()
        => GroupOf("dimension,category,count,rounded_to\nage_band,18-24,95,10\nage_band,75+,15,10\n", "75+").LowestShare!.Value.ShouldBe(10.0 / (10 + 100), 1e-12);

    [Fact]
    public void A_hidden_count_stands_for_nobody_up_to_one_less()
    {
        var counts = Read("dimension,category,count\nage_band,18-24,<5\nage_band,75+,96\n").Dimensions.Single();

        counts.Categories[0].Range.ShouldBe((0, 4));
        GroupOf("dimension,category,count\nage_band,18-24,<5\nage_band,75+,96\n", "75+").LowestShare!.Value.ShouldBe(96.0 / 100, 1e-12);
    }

    [Fact]
    public void An_unknown_category_is_everyone_who_is_left_and_is_not_tested()
    {
        const string Csv = "dimension,category,count\ntotal,,120\nage_band,18-24,40\nage_band,75+,unknown\n";

        Read(Csv).Total.ShouldBe(120);
        GroupOf(Csv, "75+").Testable.ShouldBeFalse();
        GroupOf(Csv, "18-24").LowestShare!.Value.ShouldBe(40.0 / 120, 1e-12);
    }

    [Fact]
    public void People_in_no_group_lower_each_share()
        => GroupOf("dimension,category,count\ntotal,,200\nage_band,18-24,60\nage_band,75+,40\n", "75+").LowestShare!.Value.ShouldBe(40.0 / 200, 1e-12);

    [Fact]
    public void An_exact_count_is_compared_as_it_is()
        => GroupOf("dimension,category,count\ntotal,,100\nage_band,18-24,60\nage_band,75+,40\n", "75+").LowestShare.ShouldBeNull();

    [Fact]
    public void Nobody_knows_is_an_answer_about_a_whole_question()
        => Read("dimension,category,count\nage_band,18-24,60\nage_band,75+,40\ngender,,unknown\n").NotKnown.ShouldBe(["gender"]);

    [Fact]
    public void Groups_of_the_source_become_ours_and_the_map_is_kept()
    {
        var counts = Read("dimension,category,count,ours\nage_band,18 to 21,5,18-24\nage_band,22 to 24,7,18-24\nage_band,Old,30,75+\n").Dimensions.Single();

        counts.Categories.ShouldBe([new("18-24", 12), new("75+", 30)]);
        counts.Map.ShouldBe([new("18 to 21", "18-24"), new("22 to 24", "18-24"), new("Old", "75+")]);
    }

    [Theory]
    [InlineData("line 3: 'Old' of 'age_band' has no category of ours", "dimension,category,count,ours\nage_band,Young,5,18-24\nage_band,Old,3,\n")]
    [InlineData("line 2: the count '-1'", "dimension,category,count\nage_band,18-24,-1\n")]
    [InlineData("line 2: the count '1.5'", "dimension,category,count\nage_band,18-24,1.5\n")]
    [InlineData("line 2: the count '<1'", "dimension,category,count\nage_band,18-24,<1\n")]
    [InlineData("line 3: the category '18-24' of 'age_band' is there twice", "dimension,category,count\nage_band,18-24,1\nage_band,18-24,2\n")]
    [InlineData("come to at least 60, more than the total of 50", "dimension,category,count\ntotal,,50\nage_band,18-24,20\nage_band,75+,40\n")]
    [InlineData("'75+' of 'age_band' is not known. Give the total", "dimension,category,count\nage_band,18-24,20\nage_band,75+,unknown\n")]
    [InlineData("line 3: the total must be one whole number", "dimension,category,count\ntotal,,50\ntotal,,60\nage_band,75+,40\n")]
    [InlineData("'gender' is said to be unknown and has counts too", "dimension,category,count\ngender,,unknown\ngender,man,4\n")]
    public void What_cannot_be_used_is_named(string message, string csv)
        => Should.Throw<UnusableFileException>(() => Read(csv)).Message.ShouldContain(message);

    [Fact]
    public void What_can_be_used_in_part_is_said_with_its_number()
    {
        var demographics = new Demographics();
        var read = Read("dimension,category,count\ntotal,,40\ngender,woman,30\ngender,man,0\n");
        var before = new ReferencePopulation("elm", 3, "Old list", new(2026, 2, 1), []);

        var warnings = CheckReference.Warnings(new("elm", "List", new(2026, 1, 1), read.Dimensions), before, demographics);

        warnings.ShouldContain(warning => warning.Contains("Version 3 is of 1 February 2026, so these are older", StringComparison.Ordinal));
        warnings.ShouldContain(warning => warning.Contains("A man: 0 people", StringComparison.Ordinal));
        warnings.ShouldContain(warning => warning.Contains("Only 1 group has people", StringComparison.Ordinal));
        warnings.ShouldContain(warning => warning.Contains("no count: 1 (I use another word)", StringComparison.Ordinal));
        warnings.ShouldContain(warning => warning.Contains("People in no group: 10", StringComparison.Ordinal));
    }

    [Fact]
    public void The_public_figures_are_categories_of_ours_and_say_that_they_are_about_everyone()
    {
        var census = PublicReferences.Census();

        CheckReference.Problems(census, new()).ShouldBeEmpty();
        census.Single().Origin!.National.ShouldBeTrue();
        census.Single().Categories.Sum(category => category.Count).ShouldBe(1000);
    }

    private static ReferenceEntries Read(string csv)
    {
        using var table = CsvTable.Of("file", new MemoryStream(Encoding.UTF8.GetBytes(csv)));
        return ReferenceFile.Read(table, _ => false);
    }

    private static GroupPlan GroupOf(string csv, string category)
        => ComposePlan.Of(Read(csv).Dimensions.Single()).Groups.Single(group => group.Category == category);
}
