using System.ComponentModel.DataAnnotations;
using System.Reflection;
using FeedbackPipeline.Collecting.Texting;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Tests.Collecting.Texting;

/// <summary>What we write: one part, signs every phone has, words everybody reads.</summary>
public sealed class TemplateTests
{
    private static readonly DateOnly Day = new(2026, 9, 30);

    public static TheoryData<string> Names => [.. Of(new(), new()).Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_text_fits_into_one_part_with_the_longest_settings(string name)
    {
        var options = new TextingOptions { OpensAt = 10, ClosesAt = 23 };
        foreach (var property in typeof(TextingOptions).GetProperties().Where(property => property.PropertyType == typeof(string) && property.Name != nameof(TextingOptions.TwilioBaseUrl)))
        {
            property.SetValue(options, new string('W', property.GetCustomAttribute<StringLengthAttribute>()!.MaximumLength));
        }

        var text = Of(options, new() { Telephone = new('0', 30), Name = new('W', 60) }).Fill(name, Day);

        Gsm7.Holds(text).ShouldBeTrue(text);
        Gsm7.Length(text).ShouldBeLessThanOrEqualTo(160, text);
        text.ShouldNotContain('{');
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_text_is_Easy_Read(string name)
    {
        var text = Of(new(), new() { Telephone = "01632 960 001" }).Fill(name, Day);
        var sentences = text.Split(['.', '?', '!', ':'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        sentences.ShouldAllBe(sentence => ReadingEase.Words(sentence).Count <= 15);
        text.ShouldNotContain('\'');
        ReadingEase.Grade(sentences).ShouldBeLessThanOrEqualTo(4);
    }

    [Fact]
    public void Every_text_has_a_name_and_every_name_a_text()
        => typeof(TextNames).GetFields().Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal)
            .ShouldBe(Of(new(), new()).Names.Order(StringComparer.Ordinal));

    [Fact]
    public void A_sentence_without_its_number_is_left_out()
        => Of(new(), new()).Fill(TextNames.NeutralReceived, Day).ShouldBe("Thank you. We got your text. A person will read it. In danger? Call 999.");

    [Theory]
    [InlineData("Elm Care", "", "Thank you. Elm Care got your text.")]
    [InlineData("An organisation with a long name", "", "Thank you. We got your text.")]
    [InlineData("An organisation with a long name", "Elm", "Thank you. Elm got your text.")]
    [InlineData("Elm’s Care", "", "Thank you. We got your text.")]
    public void The_organisation_is_named_where_its_name_fits(string name, string shortName, string begins)
        => Of(new() { ShortName = shortName }, new() { Name = name }).Fill(TextNames.Received, Day).ShouldStartWith(begins);

    [Theory]
    [InlineData("[]", 4)]
    [InlineData("€5", 3)]
    [InlineData("é", 1)]
    public void Some_signs_take_two_places(string text, int length) => Gsm7.Length(text).ShouldBe(length);

    [Theory]
    [InlineData("’")]
    [InlineData("–")]
    [InlineData("😀")]
    public void Some_signs_are_on_no_old_phone(string text) => Gsm7.Holds(text).ShouldBeFalse();

    [Fact]
    public void Settings_that_do_not_fit_together_are_named()
    {
        var validate = new ValidateTextingOptions(Options.Create(new OrganisationOptions { Telephone = "01632 960 001 – ask for Rosie" }));

        var problems = validate.Validate(null, new() { TwilioAccountSid = "AC0", OpensAt = 17, ClosesAt = 9 }).Failures!.ToList();

        problems.ShouldContain(problem => problem.StartsWith("Texting:TwilioAuthToken", StringComparison.Ordinal));
        problems.ShouldContain(problem => problem.StartsWith("Texting:TwilioNumber", StringComparison.Ordinal));
        problems.ShouldContain(problem => problem.StartsWith("Texting:OpensAt", StringComparison.Ordinal));
        problems.ShouldContain(problem => problem.Contains("'help'", StringComparison.Ordinal));
        validate.Validate(null, new()).Failures!.ShouldAllBe(problem => problem.Contains("signs that phones do not have", StringComparison.Ordinal));
    }

    private static TextTemplates Of(TextingOptions options, OrganisationOptions organisation) => new(Options.Create(options), Options.Create(organisation));
}
